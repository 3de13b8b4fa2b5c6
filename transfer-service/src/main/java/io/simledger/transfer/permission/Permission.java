package io.simledger.transfer.permission;

import io.simledger.transfer.permission.Condition.Met;
import io.simledger.transfer.permission.Statement.Effect;
import java.util.List;
import java.util.stream.Stream;

/**
 * Statements that hold together, wherever they were written (A4): what none allows is denied, and
 * what one denies no other allows.
 */
record Permission(List<Statement> statements) {

  static Permission union(List<Permission> permissions) {
    return new Permission(
        permissions.stream().flatMap(permission -> permission.statements.stream()).toList());
  }

  /**
   * Whether the call is allowed, as far as is known: one whose body decides is let through, to be
   * asked about once more.
   */
  boolean allows(ApiCall call) {
    return met(Effect.DENY, call).noneMatch(Met.YES::equals)
        && met(Effect.ALLOW, call).anyMatch(met -> met != Met.NO);
  }

  private Stream<Met> met(Effect effect, ApiCall call) {
    return statements.stream()
        .filter(statement -> statement.effect() == effect)
        .map(statement -> statement.applies(call));
  }
}
