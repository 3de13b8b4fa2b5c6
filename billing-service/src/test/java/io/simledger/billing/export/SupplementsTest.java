package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SupplementsTest {
  private static final long BLOCK = SupplementMemory.BLOCK;

  @Test
  void givesEveryResourceItsOwnBytesWhereverABlockEnds() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TreeMap<Long, String> expected = new TreeMap<>();
    try (Supplements range = new Supplements(new SupplementMemory(40 * BLOCK))) {
      range.beginAfter(-1);
      long id = 0;
      for (int i = 0; i < 5000; i++) {
        id += 1 + random.nextInt(3);
        String lead = "l".repeat(random.nextInt(20)) + id;
        String tail = id + "t".repeat(random.nextInt(i % 1000 == 0 ? 300_000 : 300));
        assertThat(range.add(id, lead.getBytes(US_ASCII), tail.getBytes(US_ASCII))).isTrue();
        expected.put(id, lead + "|" + tail);
      }
      range.rewind();
      for (Long resource : expected.keySet()) {
        if (random.nextInt(3) > 0) {
          range.seek(resource);
          assertThat(read(range)).as("seed %d", seed).isEqualTo(expected.get(resource));
        }
      }
    }
  }

  @Test
  void endsWhenTheMemoryDoesAndTakesOneResourceAtLeast() {
    SupplementMemory memory = new SupplementMemory(BLOCK);
    try (Supplements range = new Supplements(memory)) {
      range.beginAfter(-1);
      byte[] half = new byte[(int) BLOCK / 2];
      assertThat(range.add(1, half, half)).isTrue();
      assertThat(range.add(2, half, half)).isTrue();
      assertThat(range.add(3, half, half)).isFalse();
      range.endHere();
      assertThat(range.upTo()).isEqualTo(2);
      assertThat(range.isLast()).isFalse();

      range.beginAfter(2);
      byte[] huge = new byte[(int) BLOCK * 5];
      assertThat(range.add(3, huge, half)).isTrue();
      assertThat(range.isLast()).isTrue();
    }
    assertThat(memory.take()).as("given back").isNotNull();
    assertThat(memory.take()).isNull();
  }

  @Test
  void refusesAResourceThatItDoesNotHave() {
    try (Supplements range = new Supplements(new SupplementMemory(0))) {
      range.beginAfter(-1);
      range.add(5, new byte[1], new byte[1]);
      assertThatThrownBy(() -> range.seek(4)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> range.seek(6)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static String read(Supplements range) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowBuffer row = new RowBuffer(out);
    range.appendLead(row);
    row.append('|');
    range.appendTail(row);
    row.flush();
    return out.toString(US_ASCII);
  }
}
