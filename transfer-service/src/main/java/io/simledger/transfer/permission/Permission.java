package io.simledger.transfer.permission;

import io.simledger.transfer.permission.Condition.Met;
import io.simledger.transfer.permission.Statement.Effect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** What is said about an operation, for who asks about many calls of it. */
  Permission about(ApiOperation operation) {
    return new Permission(
        statements.stream().filter(statement -> statement.isAbout(operation)).toList());
  }

  /** Values that conditions ask a path variable for. */
  Set<String> namedBy(String variable) {
    return statements.stream()
        .flatMap(statement -> statement.condition().valuesOf(variable))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Whether the call is allowed, as far as is known: one that is decided later is let through, to
   * be asked about once more. What nobody can tell is met where it denies and not where it allows.
   */
  boolean allows(ApiCall call) {
    return met(Effect.DENY, call).noneMatch(met -> met == Met.YES || met == Met.UNKNOWN)
        && met(Effect.ALLOW, call).anyMatch(met -> met == Met.YES || met == Met.LATER);
  }

  private Stream<Met> met(Effect effect, ApiCall call) {
    return statements.stream()
        .filter(statement -> statement.effect() == effect)
        .map(statement -> statement.applies(call));
  }
}
