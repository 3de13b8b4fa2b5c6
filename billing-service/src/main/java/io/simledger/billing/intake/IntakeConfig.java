package io.simledger.billing.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of the intake. */
@ConfigMapping(prefix = "simledger.intake")
interface IntakeConfig {
  /**
   * Batches of one stream that may wait for their answer. A sender that goes further is cut off:
   * batches wait in memory, up to a few megabytes each.
   */
  @WithDefault("32")
  int maxBatchesInFlight();

  /**
   * Batches of usage of one stream that are booked at the same time. Two, so that one is read and
   * checked while the database books the other; each takes a connection.
   */
  @WithDefault("2")
  @Min(1)
  @Max(8)
  int usageBatchesAtOnce();
}
