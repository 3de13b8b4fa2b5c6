package io.simledger.billing.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How usage is written. */
@ConfigMapping(prefix = "simledger.usage")
interface UsageConfig {
  /**
   * Batches of this many records and more go through a staging table by COPY, smaller ones as bound
   * arrays: below some hundreds the two are equal, above COPY is faster.
   */
  @WithDefault("500")
  int stageFrom();
}
