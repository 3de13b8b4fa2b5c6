package io.simledger.transfer.auth;

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

/** AuthKeys of operators. Their secrets are shown once and kept as hashes (A3). */
@ApplicationScoped
class AuthKeys {
  private final Sql sql;
  private final AuthConfig config;
  private final InstantSource clock;

  AuthKeys(Sql sql, AuthConfig config, InstantSource clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  GeneratedKey generate(String operatorId) {
    GeneratedKey key =
        new GeneratedKey(Secrets.random("keyId-", 32), Secrets.random("secret-", 64));
    // One key at a time per operator, so that the limit holds.
    sql.value(
        "SELECT operator_id FROM operator WHERE operator_id = :operatorId FOR NO KEY UPDATE",
        Map.of("operatorId", operatorId),
        String.class);
    int inserted =
        sql.update(
            """
            INSERT INTO auth_key (
              auth_key_id,
              operator_id,
              secret_hash,
              created_at
            )
            SELECT
              :authKeyId,
              :operatorId,
              :secretHash,
              :now
            WHERE (
              SELECT count(*)
              FROM auth_key
              WHERE operator_id = :operatorId
                AND user_name IS NULL
            ) < :maxKeys
            """,
            Map.of(
                "authKeyId", key.authKeyId(),
                "operatorId", operatorId,
                "secretHash", Secrets.hash(key.authKey()),
                "now", clock.instant(),
                "maxKeys", config.maxKeys()));
    if (inserted == 0) {
      throw new ApiException(ErrorCode.AUTH_KEYS_EXHAUSTED);
    }
    return key;
  }

  @Transactional
  List<ListedKey> list(String operatorId) {
    return sql.query(
        """
        SELECT
          auth_key_id,
          created_at,
          last_used_at
        FROM auth_key
        WHERE operator_id = :operatorId
          AND user_name IS NULL
        ORDER BY created_at, auth_key_id
        """,
        Map.of("operatorId", operatorId),
        row -> new ListedKey((String) row[0], (Instant) row[1], (Instant) row[2]));
  }

  /** Deletes a key; its sessions end with it (A2). */
  @Transactional
  void delete(String operatorId, String authKeyId) {
    int deleted =
        sql.update(
            """
            DELETE FROM auth_key
            WHERE auth_key_id = :authKeyId
              AND operator_id = :operatorId
              AND user_name IS NULL
            """,
            Map.of("authKeyId", authKeyId, "operatorId", operatorId));
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
              secret_hash
            FROM auth_key
            WHERE auth_key_id = :authKeyId
            """,
            Map.of("authKeyId", authKeyId),
            row -> new StoredKey((String) row[0], (byte[]) row[1]))
        .stream()
        .findFirst();
  }

  /** A new key with its secret. */
  record GeneratedKey(String authKeyId, String authKey) {}

  /** A key without its secret. */
  record ListedKey(String authKeyId, Instant createdAt, @Nullable Instant lastUsedAt) {}

  /** What a login is compared with. */
  @SuppressWarnings("ArrayRecordComponent")
  record StoredKey(String operatorId, byte[] secretHash) {}
}
