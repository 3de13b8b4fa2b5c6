package io.simledger.transfer.sam;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads SAM users with all that belongs to them: three statements, however many users. */
@ApplicationScoped
public class UserDetails {
  private final Sql sql;

  UserDetails(Sql sql) {
    this.sql = sql;
  }

  @Transactional
  public List<UserView> list(String operatorId) {
    return users(operatorId, "%");
  }

  @Transactional
  public UserView get(String operatorId, String userName) {
    return users(operatorId, userName).stream()
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.USER_NOT_FOUND));
  }

  /** The users who have a role. */
  @Transactional
  public List<UserView> ofRole(String operatorId, String roleId) {
    Integer role =
        sql.value(
            """
            SELECT 1
            FROM role
            WHERE operator_id = :operatorId
              AND role_id = :roleId
            """,
            Map.of("operatorId", operatorId, "roleId", roleId),
            Integer.class);
    if (role == null) {
      throw new ApiException(ErrorCode.ROLE_NOT_FOUND);
    }
    return list(operatorId).stream()
        .filter(user -> user.roleList().stream().anyMatch(had -> had.roleId().equals(roleId)))
        .toList();
  }

  /** One user, or all for the percent sign, which no user's name contains. */
  private List<UserView> users(String operatorId, String userName) {
    Map<String, String> binds = Map.of("operatorId", operatorId, "userName", userName);
    Map<String, List<UserView.KeyView>> keys = keys(binds);
    Map<String, List<UserView.RoleView>> roles = roles(binds);
    return sql.query(
        """
        SELECT
          user_name,
          description,
          password_hash IS NOT NULL,
          permission,
          created_at,
          modified_at
        FROM sam_user
        WHERE operator_id = :operatorId
          AND :userName IN (user_name, '%')
        ORDER BY user_name
        """,
        binds,
        row ->
            new UserView(
                (String) row[0],
                (String) row[1],
                (Boolean) row[2],
                (String) row[3],
                keys.getOrDefault((String) row[0], List.of()),
                roles.getOrDefault((String) row[0], List.of()),
                ((Instant) row[4]).getEpochSecond(),
                ((Instant) row[5]).getEpochSecond()));
  }

  private Map<String, List<UserView.KeyView>> keys(Map<String, String> binds) {
    return sql
        .query(
            """
            SELECT
              user_name,
              auth_key_id,
              created_at,
              last_used_at
            FROM auth_key
            WHERE operator_id = :operatorId
              AND user_name IS NOT NULL
              AND :userName IN (user_name, '%')
            ORDER BY
              created_at,
              auth_key_id
            """,
            binds,
            row ->
                Map.entry(
                    (String) row[0],
                    UserView.KeyView.of((String) row[1], (Instant) row[2], (Instant) row[3])))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Map<String, List<UserView.RoleView>> roles(Map<String, String> binds) {
    return sql
        .query(
            """
            SELECT
              sam_user_role.user_name,
              role.role_id,
              role.description,
              role.created_at,
              role.modified_at
            FROM sam_user_role
            JOIN role USING (operator_id, role_id)
            WHERE operator_id = :operatorId
              AND :userName IN (user_name, '%')
            ORDER BY role_id
            """,
            binds,
            row ->
                Map.entry(
                    (String) row[0],
                    UserView.RoleView.of(
                        (String) row[1], (String) row[2], (Instant) row[3], (Instant) row[4])))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
