package io.simledger.transfer.platform;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double from the first to the longest, each with up to half of it taken off at random
 * so that those who failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {
  /**
   * The pause after so many failures in a row.
   *
   * @param failures from 1
   */
  public Duration after(int failures) {
    int doublings = Math.min(failures - 1, 20);
    long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
