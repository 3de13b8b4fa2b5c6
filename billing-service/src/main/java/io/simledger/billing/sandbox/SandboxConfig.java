package io.simledger.billing.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The sandbox. */
@ConfigMapping(prefix = "simledger.sandbox")
interface SandboxConfig {
  /** Off by default: in production nobody sets the clock or empties the service. */
  @WithDefault("false")
  boolean enabled();
}
