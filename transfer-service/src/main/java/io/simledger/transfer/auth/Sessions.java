package io.simledger.transfer.auth;

import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issued pairs of API key and token (A2). A pair ends with its row. */
@ApplicationScoped
public class Sessions {
  private final Sql sql;
  private final Tokens tokens;
  private final Operators operators;
  private final AuthConfig config;
  private final InstantSource clock;

  Sessions(Sql sql, Tokens tokens, Operators operators, AuthConfig config, InstantSource clock) {
    this.sql = sql;
    this.tokens = tokens;
    this.operators = operators;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Opens a session of the root user, whose password was compared with this hash.
   *
   * @throws ApiException {@link ErrorCode#AUTHENTICATION_FAILED} when the password was changed
   *     since
   */
  @Transactional
  public IssuedSession openForPassword(
      String operatorId, String passwordHash, @Nullable Long timeoutSeconds) {
    // The shared lock lets a concurrent change of the password either wait for this session, which
    // it then ends, or come first, so that no row is found here.
    return open(
        User.root(operatorId),
        timeoutSeconds,
        """
        INSERT INTO auth_session (
          session_id,
          operator_id,
          api_key_hash,
          issued_at,
          expires_at
        )
        SELECT
          :sessionId,
          operator_id,
          :apiKeyHash,
          :issuedAt,
          :expiresAt
        FROM operator
        WHERE operator_id = :operatorId
          AND password_hash = :passwordHash
        FOR SHARE
        """,
        Map.of("operatorId", operatorId, "passwordHash", passwordHash));
  }

  /** Opens a session of a SAM user, whose password was compared with this hash. */
  @Transactional
  IssuedSession openForUserPassword(User user, String passwordHash, @Nullable Long timeoutSeconds) {
    return open(
        user,
        timeoutSeconds,
        """
        INSERT INTO auth_session (
          session_id,
          operator_id,
          user_name,
          api_key_hash,
          issued_at,
          expires_at
        )
        SELECT
          :sessionId,
          operator_id,
          user_name,
          :apiKeyHash,
          :issuedAt,
          :expiresAt
        FROM sam_user
        WHERE operator_id = :operatorId
          AND user_name = :userName
          AND password_hash = :passwordHash
        FOR SHARE
        """,
        Map.of(
            "operatorId", user.operatorId(),
            "userName", user.nameOrEmpty(),
            "passwordHash", passwordHash));
  }

  /** Opens a session of an AuthKey, which must still exist. */
  @Transactional
  IssuedSession openForKey(User user, String authKeyId, @Nullable Long timeoutSeconds) {
    sql.update(
        """
        UPDATE auth_key
        SET last_used_at = :now
        WHERE auth_key_id = :authKeyId
        """,
        Map.of("now", clock.instant(), "authKeyId", authKeyId));
    return open(
        user,
        timeoutSeconds,
        """
        INSERT INTO auth_session (
          session_id,
          operator_id,
          user_name,
          auth_key_id,
          api_key_hash,
          issued_at,
          expires_at
        )
        SELECT
          :sessionId,
          operator_id,
          user_name,
          auth_key_id,
          :apiKeyHash,
          :issuedAt,
          :expiresAt
        FROM auth_key
        WHERE auth_key_id = :authKeyId
        """,
        Map.of("authKeyId", authKeyId));
  }

  private IssuedSession open(
      User user, @Nullable Long timeoutSeconds, String insert, Map<String, ?> owner) {
    UUID sessionId = UUID.randomUUID();
    String apiKey = "api-" + UUID.randomUUID();
    Instant issuedAt = clock.instant();
    Instant expiresAt = issuedAt.plus(lifetime(timeoutSeconds));
    Map<String, Object> binds = new HashMap<>(owner);
    binds.put("sessionId", sessionId);
    binds.put("apiKeyHash", Secrets.hash(apiKey));
    binds.put("issuedAt", issuedAt);
    binds.put("expiresAt", expiresAt);
    if (sql.update(insert, binds) == 0) {
      throw new ApiException(ErrorCode.AUTHENTICATION_FAILED);
    }
    String token = tokens.sign(sessionId, user.operatorId(), issuedAt, expiresAt);
    return new IssuedSession(apiKey, user.operatorId(), token, user.name());
  }

  private Duration lifetime(@Nullable Long timeoutSeconds) {
    if (timeoutSeconds == null) {
      return config.tokenLifetime();
    }
    long min = config.minTokenLifetime().toSeconds();
    long max = config.maxTokenLifetime().toSeconds();
    return Duration.ofSeconds(Math.max(min, Math.min(max, timeoutSeconds)));
  }

  /** The session that a pair belongs to; empty when the two do not belong together or it ended. */
  @Transactional
  Optional<Session> find(String apiKey, String token) {
    return tokens.sessionOf(token).flatMap(sessionId -> find(sessionId, apiKey));
  }

  /** The open session with this id and key. */
  @Transactional
  Optional<Session> find(UUID sessionId, String apiKey) {
    return sql
        .query(
            """
            SELECT
              operator_id,
              user_name
            FROM auth_session
            WHERE session_id = :sessionId
              AND api_key_hash = :apiKeyHash
              AND expires_at > :now
            """,
            Map.of(
                "sessionId", sessionId,
                "apiKeyHash", Secrets.hash(apiKey),
                "now", clock.instant()),
            row -> new Session(sessionId, (String) row[0], (String) row[1]))
        .stream()
        .findFirst();
  }

  /** Lets a session end so long from now. */
  @Transactional
  void prolong(UUID sessionId, Duration lifetime) {
    sql.update(
        """
        UPDATE auth_session
        SET expires_at = :expiresAt
        WHERE session_id = :sessionId
        """,
        Map.of("expiresAt", clock.instant().plus(lifetime), "sessionId", sessionId));
  }

  @Transactional
  void end(UUID sessionId) {
    sql.update(
        "DELETE FROM auth_session WHERE session_id = :sessionId", Map.of("sessionId", sessionId));
  }

  /**
   * Sets a new password and ends all sessions of the root user, or refuses a password changed
   * meanwhile.
   */
  @Transactional
  void endAllAfterPasswordChange(String operatorId, String currentHash, String newHash) {
    if (!operators.changePasswordHash(operatorId, currentHash, newHash)) {
      throw new ApiException(ErrorCode.PASSWORD_WRONG, "currentPassword");
    }
    endAll(User.root(operatorId));
  }

  /** Ends all sessions of a user at once (A2). */
  @Transactional
  void endAll(User user) {
    sql.update(
        """
        DELETE FROM auth_session
        WHERE operator_id = :operatorId
          AND coalesce(user_name, '') = :userName
        """,
        Map.of("operatorId", user.operatorId(), "userName", user.nameOrEmpty()));
  }

  /** Expired sessions are refused anyway; this only keeps the table small. */
  @Scheduled(every = "1h", delayed = "1m")
  @Transactional
  void forgetExpired() {
    sql.update("DELETE FROM auth_session WHERE expires_at <= :now", Map.of("now", clock.instant()));
  }

  /** An open session. */
  record Session(UUID sessionId, String operatorId, @Nullable String userName) {}
}
