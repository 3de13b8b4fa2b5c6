package io.simledger.transfer.provisioning;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of provisioning. */
@ConfigMapping(prefix = "simledger.provisioning")
interface ProvisioningConfig {
  /**
   * Key of whoever runs the installation, 32 characters at least: it opens more than any operator's
   * credentials. Without it there is no provisioning, which is what an installation wants that has
   * everything.
   */
  Optional<String> key();
}
