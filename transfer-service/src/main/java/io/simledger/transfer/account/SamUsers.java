package io.simledger.transfer.account;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** SAM users: people and programs that act for an operator with permissions of their own. */
@ApplicationScoped
public class SamUsers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+-]{1,100}");

  /** What the paths of the API have where a user's name stands. */
  private static final Set<String> RESERVED = Set.of("default_permissions");

  private final Sql sql;
  private final Operators operators;
  private final AccountConfig config;
  private final InstantSource clock;

  SamUsers(Sql sql, Operators operators, AccountConfig config, InstantSource clock) {
    this.sql = sql;
    this.operators = operators;
    this.config = config;
    this.clock = clock;
  }

  /** Adds a user without credentials and permissions. The same user again is success (T13). */
  @Transactional
  public void create(String operatorId, String userName, String description) {
    if (!NAME.matcher(userName).matches() || RESERVED.contains(userName)) {
      throw new ApiException(ErrorCode.USER_NAME_UNSUITABLE, "user_name");
    }
    operators.lock(operatorId);
    String present =
        sql.value(
            """
            SELECT description
            FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
            """,
            Map.of("operatorId", operatorId, "userName", userName),
            String.class);
    if (present == null) {
      insert(operatorId, userName, description);
    } else if (!present.equals(description)) {
      throw new ApiException(ErrorCode.USER_EXISTS);
    }
  }

  private void insert(String operatorId, String userName, String description) {
    int inserted =
        sql.update(
            """
            INSERT INTO sam_user (
              operator_id,
              user_name,
              description,
              created_at,
              modified_at
            )
            SELECT
              :operatorId,
              :userName,
              :description,
              :now,
              :now
            WHERE (
              SELECT count(*)
              FROM sam_user
              WHERE operator_id = :operatorId
            ) < :maxUsers
            """,
            Map.of(
                "operatorId", operatorId,
                "userName", userName,
                "description", description,
                "now", clock.instant(),
                "maxUsers", config.maxUsers()));
    if (inserted == 0) {
      throw new ApiException(ErrorCode.USERS_EXHAUSTED);
    }
  }

  @Transactional
  public void describe(String operatorId, String userName, String description) {
    int changed =
        sql.update(
            """
            UPDATE sam_user
            SET
              description = :description,
              modified_at = :now
            WHERE operator_id = :operatorId
              AND user_name = :userName
            """,
            Map.of(
                "operatorId", operatorId,
                "userName", userName,
                "description", description,
                "now", clock.instant()));
    found(changed);
  }

  /** Deletes a user; its AuthKeys and sessions end with it (A2). */
  @Transactional
  public void delete(String operatorId, String userName) {
    int deleted =
        sql.update(
            """
            DELETE FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
            """,
            Map.of("operatorId", operatorId, "userName", userName));
    found(deleted);
  }

  /** Refuses a user that the operator does not have. */
  @Transactional
  public void require(String operatorId, String userName) {
    found(exists(operatorId, userName) ? 1 : 0);
  }

  /** The same where the API defines a bad request. */
  @Transactional
  public void requireKnown(String operatorId, String userName) {
    if (!exists(operatorId, userName)) {
      throw new ApiException(ErrorCode.USER_UNKNOWN);
    }
  }

  private boolean exists(String operatorId, String userName) {
    return sql.value(
            """
            SELECT 1
            FROM sam_user
            WHERE operator_id = :operatorId
              AND user_name = :userName
            """,
            Map.of("operatorId", operatorId, "userName", userName),
            Integer.class)
        != null;
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw new ApiException(ErrorCode.USER_NOT_FOUND);
    }
  }
}
