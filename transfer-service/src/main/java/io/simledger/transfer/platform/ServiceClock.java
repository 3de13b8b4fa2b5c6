package io.simledger.transfer.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of the service: the machine's, or ahead of it in a sandbox (X2). Everything that needs
 * the time injects {@link InstantSource}; instants have microseconds, as in the database.
 */
@ApplicationScoped
public class ServiceClock implements InstantSource {
  private volatile Duration aheadBy = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(aheadBy).truncatedTo(ChronoUnit.MICROS);
  }

  /** How far the clock runs ahead of the machine's. */
  public Duration aheadBy() {
    return aheadBy;
  }

  /** Sets how far the clock runs ahead of the machine's; for the sandbox alone. */
  public void runAheadBy(Duration duration) {
    aheadBy = duration;
  }
}
