package io.simledger.transfer.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests that were made under a key, and what they were answered.
 *
 * <p>Key and work are not committed together: a process that dies between leaves the key without an
 * answer, and after the lease the work may be done once more.
 */
@ApplicationScoped
class IdempotentRequests {
  private final Sql sql;
  private final IdempotencyConfig config;
  private final InstantSource clock;

  IdempotentRequests(Sql sql, IdempotencyConfig config, InstantSource clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Claims a key for a request.
   *
   * @return the answer that the same request got before; empty when it is to be done now
   */
  @Transactional
  Optional<Answer> claim(Key key, byte[] requestDigest) {
    if (claimed(key, requestDigest)) {
      return Optional.empty();
    }
    Made made =
        sql
            .query(
                """
                SELECT
                  request_digest,
                  status,
                  response
                FROM idempotency_key
                WHERE operator_id = :operatorId
                  AND idempotency_key = :key
                """,
                Map.of("operatorId", key.operatorId(), "key", key.value()),
                row -> new Made((byte[]) row[0], answer((Short) row[1], (String) row[2])))
            .stream()
            .findFirst()
            .orElseThrow(() -> new ApiException(ErrorCode.IDEMPOTENCY_KEY_IN_USE));
    if (!MessageDigest.isEqual(made.requestDigest(), requestDigest)) {
      throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (made.answer() == null) {
      throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_IN_USE);
    }
    return Optional.of(made.answer());
  }

  private static @Nullable Answer answer(@Nullable Short status, @Nullable String body) {
    return status == null ? null : new Answer(status, body);
  }

  /** Whether the key was free, or its request is dead. */
  private boolean claimed(Key key, byte[] requestDigest) {
    Instant now = clock.instant();
    return sql.update(
            """
            INSERT INTO idempotency_key AS known (
              operator_id,
              idempotency_key,
              request_digest,
              claimed_at
            )
            VALUES (
              :operatorId,
              :key,
              :requestDigest,
              :now
            )
            ON CONFLICT (operator_id, idempotency_key) DO UPDATE
            SET claimed_at = :now
            WHERE known.status IS NULL
              AND known.request_digest = :requestDigest
              AND known.claimed_at < :dead
            """,
            Map.of(
                "operatorId", key.operatorId(),
                "key", key.value(),
                "requestDigest", requestDigest,
                "now", now,
                "dead", now.minus(config.lease())))
        == 1;
  }

  /** Keeps the answer to a request that was done. */
  @Transactional
  void answered(Key key, Answer answer) {
    sql.update(
        """
        UPDATE idempotency_key
        SET
          status = :status,
          response = :response
        WHERE operator_id = :operatorId
          AND idempotency_key = :key
        """,
        Map.of(
            "operatorId", key.operatorId(),
            "key", key.value(),
            "status", answer.status(),
            "response", answer.body() == null ? "" : answer.body()));
  }

  /** Gives up the key of a request that was refused, and so changed nothing. */
  @Transactional
  void refused(Key key) {
    sql.update(
        """
        DELETE FROM idempotency_key
        WHERE operator_id = :operatorId
          AND idempotency_key = :key
        """,
        Map.of("operatorId", key.operatorId(), "key", key.value()));
  }

  @Scheduled(every = "1h", delayed = "4m")
  @Transactional
  void forget() {
    sql.update(
        "DELETE FROM idempotency_key WHERE claimed_at < :oldest",
        Map.of("oldest", clock.instant().minus(config.retention())));
  }

  /** A key of an operator; those of others are other keys. */
  record Key(String operatorId, String value) {
    private static final int MAX_LENGTH = 255;

    Key {
      if (value.isBlank() || value.length() > MAX_LENGTH) {
        throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_INVALID);
      }
    }
  }

  /**
   * What a request was answered.
   *
   * @param body JSON; null or empty when there is none
   */
  record Answer(int status, @Nullable String body) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Made(byte[] requestDigest, @Nullable Answer answer) {}
}
