package io.simledger.transfer.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of permissions. */
@ConfigMapping(prefix = "simledger.permission")
interface PermissionConfig {
  /** Roles that one operator may have; their list is one answer. */
  @WithDefault("1000")
  int maxRoles();
}
