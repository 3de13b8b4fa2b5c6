package io.simledger.billing.sandbox;

import io.simledger.billing.platform.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.awaitility.Awaitility;

/** Work that falls due at any time, and takes its time once. */
@ApplicationScoped
class SlowWork implements DueWork {
  private final InstantSource clock;
  private Duration duration = Duration.ZERO;

  SlowWork(InstantSource clock) {
    this.clock = clock;
  }

  void takesOnce(Duration time) {
    duration = time;
  }

  @Override
  public void runUpTo(Instant now) {
    if (duration.isZero()) {
      return;
    }
    Instant end = clock.instant().plus(duration);
    duration = Duration.ZERO;
    Awaitility.await().until(() -> !clock.instant().isBefore(end));
  }
}
