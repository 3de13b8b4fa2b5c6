package io.simledger.transfer.sim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of what operators attach to their SIMs and groups. */
@ConfigMapping(prefix = "simledger.sim")
interface SimConfig {
  /** Tags of one SIM or group; every one is a column of the billing detail (C2). */
  @WithDefault("50")
  int maxTags();

  /** Characters of one namespace's configuration of a group, as JSON. */
  @WithDefault("65536")
  int maxConfigurationLength();
}
