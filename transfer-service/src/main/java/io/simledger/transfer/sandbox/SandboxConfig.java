package io.simledger.transfer.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of what a sandbox makes in one request. */
@ConfigMapping(prefix = "simledger.sandbox")
interface SandboxConfig {
  /** Whether there is a sandbox at all; without it its operations do not exist. */
  @WithDefault("false")
  boolean enabled();

  /** SIMs made by one request: as many as one transfer may have. */
  @WithDefault("50000")
  int maxSims();
}
