package io.simledger.transfer.permission;

import io.simledger.transfer.account.SamUsers;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Permissions of SAM users and the default ones of operators, kept as they were written. */
@ApplicationScoped
public class Permissions {
  private final Sql sql;
  private final SamUsers users;
  private final InstantSource clock;

  Permissions(Sql sql, SamUsers users, InstantSource clock) {
    this.sql = sql;
    this.users = users;
    this.clock = clock;
  }

  /** All that holds for a user now: its own permission, that of its roles, and the default. */
  @Transactional
  Permission of(String operatorId, String userName) {
    return Permission.union(
        sql.query(
            """
            SELECT
              permission
            FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
              AND permission IS NOT NULL
            UNION ALL
            SELECT
              role.permission
            FROM sam_user_role
            JOIN role USING (operator_id, role_id)
            WHERE sam_user_role.operator_id = :operatorId
              AND sam_user_role.user_name = :userName
            UNION ALL
            SELECT
              default_permissions
            FROM operator
            WHERE operator_id = :operatorId
              AND default_permissions IS NOT NULL
            """,
            Map.of("operatorId", operatorId, "userName", userName),
            row -> PermissionSyntax.parse((String) row[0])));
  }

  /** The same, statement by statement, with where each was written. */
  @Transactional
  public List<HeldStatement> held(String operatorId, String userName) {
    users.require(operatorId, userName);
    return sql
        .query(
            """
            SELECT
              'USER',
              '',
              permission
            FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
              AND permission IS NOT NULL
            UNION ALL
            SELECT
              'ROLE',
              role_id,
              role.permission
            FROM sam_user_role
            JOIN role USING (operator_id, role_id)
            WHERE sam_user_role.operator_id = :operatorId
              AND sam_user_role.user_name = :userName
            UNION ALL
            SELECT
              'DEFAULT',
              '',
              default_permissions
            FROM operator
            WHERE operator_id = :operatorId
              AND default_permissions IS NOT NULL
            ORDER BY
              1 DESC,
              2
            """,
            Map.of("operatorId", operatorId, "userName", userName),
            row ->
                PermissionSyntax.held(
                    HeldStatement.Source.valueOf((String) row[0]),
                    (String) row[1],
                    (String) row[2]))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Transactional
  public Optional<String> ofUser(String operatorId, String userName) {
    users.require(operatorId, userName);
    return Optional.ofNullable(
        sql.value(
            """
            SELECT permission
            FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
            """,
            Map.of("operatorId", operatorId, "userName", userName),
            String.class));
  }

  /** Sets a user's own permission, which holds from the next call on. */
  @Transactional
  public void put(String operatorId, String userName, String permission) {
    PermissionSyntax.parse(permission);
    users.require(operatorId, userName);
    change(operatorId, userName, permission);
  }

  /** Removes a user's own permission; to have none is success. */
  @Transactional
  public void delete(String operatorId, String userName) {
    users.requireKnown(operatorId, userName);
    change(operatorId, userName, "");
  }

  private void change(String operatorId, String userName, String permission) {
    sql.update(
        """
        UPDATE sam_user
        SET
          permission = nullif(:permission, ''),
          modified_at = :now
        WHERE operator_id = :operatorId
          AND user_name = :userName
        """,
        Map.of(
            "operatorId", operatorId,
            "userName", userName,
            "permission", permission,
            "now", clock.instant()));
  }

  @Transactional
  public @Nullable String defaults(String operatorId) {
    return sql.value(
        """
        SELECT default_permissions
        FROM operator
        WHERE operator_id = :operatorId
        """,
        Map.of("operatorId", operatorId),
        String.class);
  }

  /** Sets what holds for every SAM user of the operator, beside what it has of its own. */
  @Transactional
  public void putDefaults(String operatorId, String permissions) {
    PermissionSyntax.parse(permissions);
    changeDefaults(operatorId, permissions);
  }

  @Transactional
  public void deleteDefaults(String operatorId) {
    changeDefaults(operatorId, "");
  }

  private void changeDefaults(String operatorId, String permissions) {
    sql.update(
        """
        UPDATE operator
        SET default_permissions = nullif(:permissions, '')
        WHERE operator_id = :operatorId
        """,
        Map.of("operatorId", operatorId, "permissions", permissions));
  }
}
