package io.simledger.transfer.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of rate limits. */
@ConfigMapping(prefix = "simledger.rate-limit")
interface RateLimitConfig {
  /** Whether calls are counted at all; local runs do without. */
  @WithDefault("true")
  boolean enabled();

  /** After so long all counts start anew. */
  @WithDefault("PT1M")
  Duration window();

  /** Calls of one operator to one path group ({@code /v1/sims…}) in a window: 100 a second. */
  @WithDefault("6000")
  int calls();

  /**
   * Logins from one address in a window, of IPv6 from one /64. Each costs the service a slow hash;
   * behind one address may be a whole office.
   */
  @WithDefault("120")
  int logins();

  /**
   * Counts kept in a window of operators, and as many of addresses; from then on the others share
   * one, so that memory is bounded.
   */
  @WithDefault("100000")
  int maxCounts();
}
