package io.simledger.transfer.console.users;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the pages about a user or a role. */
final class UserPaths {
  static final String USERS = "/console/users";
  static final String ROLES = "/console/roles";
  static final String DEFAULTS = "/console/users/default_permissions";

  private UserPaths() {}

  static String user(String userName) {
    return USERS + "/" + URLEncoder.encode(userName, StandardCharsets.UTF_8);
  }

  static String role(String roleId) {
    return ROLES + "/" + URLEncoder.encode(roleId, StandardCharsets.UTF_8);
  }
}
