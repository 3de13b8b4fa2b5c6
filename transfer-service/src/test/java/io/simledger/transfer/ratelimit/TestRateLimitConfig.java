package io.simledger.transfer.ratelimit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;

/** Settings of rate limits that a test switches on and off, with a window that never ends. */
@Alternative
@Priority(1)
@ApplicationScoped
class TestRateLimitConfig implements RateLimitConfig {
  private volatile boolean enabled;

  void enable(boolean on) {
    enabled = on;
  }

  @Override
  public boolean enabled() {
    return enabled;
  }

  @Override
  public Duration window() {
    return Duration.ofDays(36_500);
  }

  @Override
  public int calls() {
    return 3;
  }

  @Override
  public int logins() {
    return 4;
  }

  @Override
  public int maxCounts() {
    return 100_000;
  }
}
