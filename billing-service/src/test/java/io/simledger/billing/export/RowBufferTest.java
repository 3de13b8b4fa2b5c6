package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBufferTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final RowBuffer buffer = new RowBuffer(out);

  /** C5: plain, without trailing zeros, never rounded. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.00, 0",
    "10, 10",
    "100, 100",
    "10.00, 10",
    "10.50, 10.5",
    "0.0000001, 0.0000001",
    "-5.250, -5.25",
    "1000000000000000, 1000000000000000"
  })
  void writesNumbersWithoutTheirTrailingZeros(String stored, String written) throws IOException {
    assertThat(number(stored)).isEqualTo(written);
  }

  @Test
  void writesEveryNumberAsItsPlainFormWithoutZeros() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      BigDecimal number = new BigDecimal(new BigInteger(60, random), random.nextInt(15));
      number = number.setScale(number.scale() + random.nextInt(6));
      assertThat(number(number.toPlainString()))
          .as("seed %d", seed)
          .isEqualTo(number.stripTrailingZeros().toPlainString());
    }
  }

  @Test
  void passesOnPiecesOfAnySizeInOrder() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (int size :
        new int[] {0, 1, RowBuffer.SIZE - 1, 2, RowBuffer.SIZE, 3 * RowBuffer.SIZE, 7}) {
      String piece = String.valueOf((char) ('a' + size % 26)).repeat(size);
      buffer.append(piece.getBytes(US_ASCII));
      buffer.append(',');
      expected.append(piece).append(',');
    }
    buffer.flush();

    assertThat(out.toString(US_ASCII)).isEqualTo(expected.toString());
  }

  private String number(String stored) throws IOException {
    out.reset();
    byte[] row = ("\t" + stored + "\n").getBytes(US_ASCII);
    buffer.appendNumber(row, 1, stored.length());
    buffer.flush();
    return out.toString(US_ASCII);
  }
}
