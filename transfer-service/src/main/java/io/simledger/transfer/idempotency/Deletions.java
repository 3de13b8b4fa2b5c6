package io.simledger.transfer.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * DELETEs of late and what they were answered. Each is known before it is done, so that one that
 * finds nothing to delete can tell whether another is just deleting it.
 */
@ApplicationScoped
class Deletions {
  private final Sql sql;
  private final IdempotencyConfig config;
  private final InstantSource clock;

  Deletions(Sql sql, IdempotencyConfig config, InstantSource clock) {
    this.sql = sql;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  void begin(Deletion deletion) {
    sql.update(
        """
        INSERT INTO deletion (
          deletion_id,
          operator_id,
          path_digest,
          begun_at
        )
        VALUES (
          :id,
          :operatorId,
          :pathDigest,
          :now
        )
        """,
        Map.of(
            "id", deletion.id(),
            "operatorId", deletion.operatorId(),
            "pathDigest", deletion.pathDigest(),
            "now", clock.instant()));
  }

  /** Keeps what a deletion was answered. */
  @Transactional
  void done(Deletion deletion, int status) {
    sql.update(
        "UPDATE deletion SET status = :status WHERE deletion_id = :id",
        Map.of("id", deletion.id(), "status", status));
  }

  /** Forgets a deletion that deleted nothing. */
  @Transactional
  void refused(Deletion deletion) {
    sql.update("DELETE FROM deletion WHERE deletion_id = :id", Map.of("id", deletion.id()));
  }

  /** The last other deletion of the same, as far as it has come. */
  @Transactional
  Earlier earlier(Deletion deletion) {
    List<Earlier> earlier =
        sql.query(
            """
            SELECT
              status
            FROM deletion
            WHERE operator_id = :operatorId
              AND path_digest = :pathDigest
              AND deletion_id <> :id
              AND (status IS NOT NULL OR begun_at > :dead)
            ORDER BY
              status NULLS LAST
            LIMIT 1
            """,
            Map.of(
                "operatorId", deletion.operatorId(),
                "pathDigest", deletion.pathDigest(),
                "id", deletion.id(),
                "dead", clock.instant().minus(config.deletionPatience())),
            row -> Earlier.of((Short) row[0]));
    return earlier.isEmpty() ? Earlier.NONE : earlier.get(0);
  }

  @Scheduled(every = "1h", delayed = "5m")
  @Transactional
  void forget() {
    sql.update(
        "DELETE FROM deletion WHERE begun_at < :oldest",
        Map.of("oldest", clock.instant().minus(config.retention())));
  }

  /**
   * A DELETE of an operator.
   *
   * @param pathDigest of coverage type and path, which may hold a secret
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Deletion(UUID id, String operatorId, byte[] pathDigest) {}

  /**
   * Whether the same was deleted before.
   *
   * @param status what that was answered; null while it is being done
   */
  record Earlier(boolean isKnown, @Nullable Integer status) {
    static final Earlier NONE = new Earlier(false, null);

    static Earlier of(@Nullable Short status) {
      return new Earlier(true, status == null ? null : status.intValue());
    }

    boolean isRunning() {
      return isKnown && status == null;
    }
  }
}
