package io.simledger.transfer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pauses grow, never beyond the longest, and are not the same for everybody. */
class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

  @Test
  void doublesUpToTheLongestPause() {
    for (int failures = 1; failures <= 100; failures++) {
      long full = failures > 9 ? 30_000 : Math.min(30_000, 100L << (failures - 1));
      assertThat(backoff.after(failures).toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void variesSoThatThoseWhoFailedTogetherComeBackApart() {
    assertThat(IntStream.range(0, 50).mapToObj(n -> backoff.after(8)).distinct())
        .hasSizeGreaterThan(5);
  }
}
