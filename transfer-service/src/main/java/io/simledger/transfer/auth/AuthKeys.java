package io.simledger.transfer.auth;

import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AuthKeys of root and SAM users. Their secrets are shown once and kept as hashes (A3). */
@ApplicationScoped
public class AuthKeys {
  private final Sql sql;
  private final Operators operators;
  private final AuthConfig config;
  private final InstantSource clock;

  AuthKeys(Sql sql, Operators operators, AuthConfig config, InstantSource clock) {
    this.sql = sql;
    this.operators = operators;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  public GeneratedKey generate(User user) {
    GeneratedKey key =
        new GeneratedKey(Secrets.random("keyId-", 32), Secrets.random("secret-", 64));
    operators.lock(user.operatorId());
    int inserted =
        sql.update(
            """
            INSERT INTO auth_key (
              auth_key_id,
              operator_id,
              user_name,
              secret_hash,
              created_at
            )
            SELECT
              :authKeyId,
              :operatorId,
              nullif(:userName, ''),
              :secretHash,
              :now
            WHERE (
              SELECT count(*)
              FROM auth_key
              WHERE operator_id = :operatorId
                AND coalesce(user_name, '') = :userName
            ) < :maxKeys
            """,
            Map.of(
                "authKeyId", key.authKeyId(),
                "operatorId", user.operatorId(),
                "userName", user.nameOrEmpty(),
                "secretHash", Secrets.hash(key.authKey()),
                "now", clock.instant(),
                "maxKeys", config.maxKeys()));
    if (inserted == 0) {
      throw new ApiException(ErrorCode.AUTH_KEYS_EXHAUSTED);
    }
    return key;
  }

  @Transactional
  public List<ListedKey> list(User user) {
    return sql.query(
        """
        SELECT
          auth_key_id,
          created_at,
          last_used_at
        FROM auth_key
        WHERE operator_id = :operatorId
          AND coalesce(user_name, '') = :userName
        ORDER BY created_at, auth_key_id
        """,
        Map.of("operatorId", user.operatorId(), "userName", user.nameOrEmpty()),
        row -> new ListedKey((String) row[0], (Instant) row[1], (Instant) row[2]));
  }

  @Transactional
  ListedKey get(User user, String authKeyId) {
    return list(user).stream()
        .filter(key -> key.authKeyId().equals(authKeyId))
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.AUTH_KEY_NOT_FOUND));
  }

  /** Deletes a key; its sessions end with it (A2). */
  @Transactional
  public void delete(User user, String authKeyId) {
    int deleted =
        sql.update(
            """
            DELETE FROM auth_key
            WHERE auth_key_id = :authKeyId
              AND operator_id = :operatorId
              AND coalesce(user_name, '') = :userName
            """,
            Map.of(
                "authKeyId", authKeyId,
                "operatorId", user.operatorId(),
                "userName", user.nameOrEmpty()));
    if (deleted == 0) {
      throw new ApiException(ErrorCode.AUTH_KEY_NOT_FOUND);
    }
  }

  @Transactional
  Optional<StoredKey> find(String authKeyId) {
    return sql
        .query(
            """
            SELECT
              operator_id,
              user_name,
              secret_hash
            FROM auth_key
            WHERE auth_key_id = :authKeyId
            """,
            Map.of("authKeyId", authKeyId),
            row -> new StoredKey(new User((String) row[0], (String) row[1]), (byte[]) row[2]))
        .stream()
        .findFirst();
  }

  /** A new key with its secret. */
  public record GeneratedKey(String authKeyId, String authKey) {}

  /** A key without its secret. */
  public record ListedKey(String authKeyId, Instant createdAt, @Nullable Instant lastUsedAt) {}

  /** What a login is compared with. */
  @SuppressWarnings("ArrayRecordComponent")
  record StoredKey(User user, byte[] secretHash) {}
}
