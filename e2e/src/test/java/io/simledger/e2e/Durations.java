package io.simledger.e2e;

import java.time.Duration;
import java.util.List;

/** What is told of the durations of many rounds. */
final class Durations {
  private Durations() {}

  static Duration median(List<Duration> durations) {
    return quantile(durations, 0.5);
  }

  /** The one below which this share of them is. */
  static Duration quantile(List<Duration> durations, double share) {
    return durations.stream().sorted().toList().get((int) (durations.size() * share));
  }

  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  static double micros(Duration duration) {
    return duration.toNanos() / 1e3;
  }
}
