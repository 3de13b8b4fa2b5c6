package io.simledger.transfer.console.users;

import io.simledger.transfer.console.TextValues;

/** Addresses of the pages about a user or a role. */
final class UserPaths {
  static final String USERS = "/console/users";
  static final String ROLES = "/console/roles";
  static final String DEFAULTS = "/console/users/default_permissions";

  private UserPaths() {}

  static String user(String userName) {
    return USERS + "/" + TextValues.pathEncoded(userName);
  }

  static String role(String roleId) {
    return ROLES + "/" + TextValues.pathEncoded(roleId);
  }
}
