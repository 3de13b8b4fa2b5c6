package io.simledger.transfer.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of accounts. */
@ConfigMapping(prefix = "simledger.account")
interface AccountConfig {
  /** SAM users that one operator may have; their list is one answer. */
  @WithDefault("1000")
  int maxUsers();
}
