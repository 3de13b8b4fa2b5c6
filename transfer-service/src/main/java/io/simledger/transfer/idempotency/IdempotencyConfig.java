package io.simledger.transfer.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what is remembered of requests. */
@ConfigMapping(prefix = "simledger.idempotency")
interface IdempotencyConfig {
  /** How long an answer is kept: longer than any client repeats a request. */
  @WithDefault("PT24H")
  Duration retention();

  /**
   * After so long a request without an answer counts as dead, and the next one under its key is
   * done: longer than any request takes.
   */
  @WithDefault("PT15M")
  Duration lease();

  /** How long a DELETE that finds nothing waits for another of the same that is being done. */
  @WithDefault("PT2S")
  Duration deletionPatience();
}
