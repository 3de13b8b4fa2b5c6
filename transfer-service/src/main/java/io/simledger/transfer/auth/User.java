package io.simledger.transfer.auth;

import io.simledger.transfer.account.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for an operator.
 *
 * @param name null for the root user
 */
public record User(String operatorId, @Nullable String name) {

  public static User root(String operatorId) {
    return new User(operatorId, null);
  }

  /** The name to compare and to bind; no SAM user's is empty. */
  String nameOrEmpty() {
    return name == null ? "" : name;
  }

  Actor toActor() {
    return new Actor(operatorId, name);
  }
}
