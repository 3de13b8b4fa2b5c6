package io.simledger.transfer.permission;

import java.util.List;

/**
 * A statement that holds for a SAM user, and where it was written.
 *
 * @param roleId empty unless the source is a role
 * @param allows false for one that denies
 * @param condition empty when the statement always applies
 */
public record HeldStatement(
    Source source, String roleId, boolean allows, List<String> apis, String condition) {

  /** Where permissions are written. */
  public enum Source {
    USER,
    ROLE,
    DEFAULT
  }
}
