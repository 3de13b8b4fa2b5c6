package io.simledger.billing.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the intake. */
@ConfigMapping(prefix = "simledger.intake")
interface IntakeConfig {
  /**
   * Batches of one stream that may wait for their answer. A sender that goes further is cut off:
   * batches wait in memory, up to a few megabytes each.
   */
  @WithDefault("32")
  int maxBatchesInFlight();
}
