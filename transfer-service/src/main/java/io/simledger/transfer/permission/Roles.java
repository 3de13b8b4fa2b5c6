package io.simledger.transfer.permission;

import io.simledger.transfer.account.Operators;
import io.simledger.transfer.account.SamUsers;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Roles of an operator: permissions that several users share. */
@ApplicationScoped
public class Roles {
  private static final Pattern ROLE_ID = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private final Sql sql;
  private final Operators operators;
  private final SamUsers users;
  private final PermissionConfig config;
  private final InstantSource clock;

  Roles(
      Sql sql, Operators operators, SamUsers users, PermissionConfig config, InstantSource clock) {
    this.sql = sql;
    this.operators = operators;
    this.users = users;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  public List<Role> list(String operatorId) {
    return sql.query(
        """
        SELECT
          role_id,
          description,
          permission,
          created_at,
          modified_at
        FROM role
        WHERE operator_id = :operatorId
        ORDER BY role_id
        """,
        Map.of("operatorId", operatorId),
        Role::of);
  }

  @Transactional
  public Role get(String operatorId, String roleId) {
    return sql
        .query(
            """
            SELECT
              role_id,
              description,
              permission,
              created_at,
              modified_at
            FROM role
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            """,
            Map.of("operatorId", operatorId, "roleId", roleId),
            Role::of)
        .stream()
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.ROLE_NOT_FOUND));
  }

  /** Adds a role. The very same role again is success (T13). */
  @Transactional
  public void create(String operatorId, String roleId, String description, String permission) {
    PermissionSyntax.parse(permission);
    if (!ROLE_ID.matcher(roleId).matches()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "role_id");
    }
    operators.lock(operatorId);
    List<Role> present = list(operatorId);
    for (Role role : present) {
      if (role.roleId().equals(roleId)) {
        if (role.permission().equals(permission) && role.description().equals(description)) {
          return;
        }
        throw new ApiException(ErrorCode.ROLE_EXISTS);
      }
    }
    if (present.size() >= config.maxRoles()) {
      throw new ApiException(ErrorCode.ROLES_EXHAUSTED);
    }
    insert(operatorId, roleId, description, permission);
  }

  private void insert(String operatorId, String roleId, String description, String permission) {
    sql.update(
        """
        INSERT INTO role (
          operator_id,
          role_id,
          description,
          permission,
          created_at,
          modified_at
        )
        VALUES (
          :operatorId,
          :roleId,
          :description,
          :permission,
          :now,
          :now
        )
        """,
        Map.of(
            "operatorId", operatorId,
            "roleId", roleId,
            "description", description,
            "permission", permission,
            "now", clock.instant()));
  }

  /** Changes a role, for all users who have it from their next call on. */
  @Transactional
  public void update(String operatorId, String roleId, String description, String permission) {
    PermissionSyntax.parse(permission);
    int changed =
        sql.update(
            """
            UPDATE role
            SET
              description = :description,
              permission = :permission,
              modified_at = :now
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            """,
            Map.of(
                "operatorId", operatorId,
                "roleId", roleId,
                "description", description,
                "permission", permission,
                "now", clock.instant()));
    if (changed == 0) {
      throw new ApiException(ErrorCode.ROLE_NOT_FOUND);
    }
  }

  /** Deletes a role that no user has. */
  @Transactional
  public void delete(String operatorId, String roleId) {
    lock(operatorId, roleId);
    if (isInUse(operatorId, roleId)) {
      throw new ApiException(ErrorCode.ROLE_IN_USE);
    }
    sql.update(
        """
        DELETE FROM role
        WHERE operator_id = :operatorId
          AND role_id = :roleId
        """,
        Map.of("operatorId", operatorId, "roleId", roleId));
  }

  /** Nobody gets a role while its row is locked: that asks for the row, too. */
  private void lock(String operatorId, String roleId) {
    String locked =
        sql.value(
            """
            SELECT role_id
            FROM role
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            FOR UPDATE
            """,
            Map.of("operatorId", operatorId, "roleId", roleId),
            String.class);
    if (locked == null) {
      throw new ApiException(ErrorCode.ROLE_NOT_FOUND);
    }
  }

  private boolean isInUse(String operatorId, String roleId) {
    return sql.value(
            """
            SELECT 1
            FROM sam_user_role
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            LIMIT 1
            """,
            Map.of("operatorId", operatorId, "roleId", roleId),
            Integer.class)
        != null;
  }

  @Transactional
  List<Role> ofUser(String operatorId, String userName) {
    users.require(operatorId, userName);
    return sql.query(
        """
        SELECT
          role.role_id,
          role.description,
          role.permission,
          role.created_at,
          role.modified_at
        FROM sam_user_role
        JOIN role USING (operator_id, role_id)
        WHERE operator_id = :operatorId
          AND user_name = :userName
        ORDER BY role_id
        """,
        Map.of("operatorId", operatorId, "userName", userName),
        Role::of);
  }

  /** Gives a role to a user; to have it already is success (T13). */
  @Transactional
  public void attach(String operatorId, String userName, String roleId) {
    operators.lock(operatorId);
    users.require(operatorId, userName);
    int attached =
        sql.update(
            """
            INSERT INTO sam_user_role (
              operator_id,
              user_name,
              role_id
            )
            SELECT
              operator_id,
              :userName,
              role_id
            FROM role
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            ON CONFLICT (operator_id, user_name, role_id) DO UPDATE SET role_id = EXCLUDED.role_id
            """,
            Map.of("operatorId", operatorId, "userName", userName, "roleId", roleId));
    if (attached == 0) {
      throw new ApiException(ErrorCode.ROLE_UNKNOWN, "roleId");
    }
    if (ofUser(operatorId, userName).size() > config.maxRolesPerUser()) {
      throw new ApiException(ErrorCode.USER_ROLES_EXHAUSTED);
    }
  }

  @Transactional
  public void detach(String operatorId, String userName, String roleId) {
    users.require(operatorId, userName);
    int detached =
        sql.update(
            """
            DELETE FROM sam_user_role
            WHERE operator_id = :operatorId
              AND user_name = :userName
              AND role_id = :roleId
            """,
            Map.of("operatorId", operatorId, "userName", userName, "roleId", roleId));
    if (detached == 0) {
      throw new ApiException(ErrorCode.ROLE_NOT_FOUND);
    }
  }

  /** A role of an operator. */
  public record Role(
      String roleId, String description, String permission, Instant createdAt, Instant modifiedAt) {

    static Role of(Object[] row) {
      return new Role(
          (String) row[0], (String) row[1], (String) row[2], (Instant) row[3], (Instant) row[4]);
    }
  }
}
