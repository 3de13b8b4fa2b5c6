package io.simledger.transfer.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of permissions. */
@ConfigMapping(prefix = "simledger.permission")
interface PermissionConfig {
  /** Roles that one operator may have; their list is one answer. */
  @WithDefault("1000")
  int maxRoles();

  /** Roles that one SAM user may have; all of them are read at each of its calls. */
  @WithDefault("20")
  @Min(1)
  @Max(100)
  int maxRolesPerUser();
}
