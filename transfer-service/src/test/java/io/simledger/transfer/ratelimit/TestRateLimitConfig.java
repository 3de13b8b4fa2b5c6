package io.simledger.transfer.ratelimit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;

/** Calls are counted, so that every answer tells what is left, but only a test of it is held up. */
@Alternative
@Priority(1)
@ApplicationScoped
class TestRateLimitConfig implements RateLimitConfig {
  private static final int NEVER_TOO_MANY = 1_000_000;

  private volatile boolean limited;

  /** Few calls, in a window of their own that does not end while a test runs. */
  void limit(boolean on) {
    limited = on;
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Duration window() {
    return limited ? Duration.ofDays(36_500) : Duration.ofMinutes(1);
  }

  @Override
  public int calls() {
    return limited ? 3 : NEVER_TOO_MANY;
  }

  @Override
  public int logins() {
    return limited ? 4 : NEVER_TOO_MANY;
  }

  @Override
  public int maxCounts() {
    return 100_000;
  }
}
