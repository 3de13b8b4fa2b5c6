package io.simledger.transfer.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The rows of the lanes, each call in a transaction of its own. */
@ApplicationScoped
class LaneEvents {
  private final Sql sql;
  private final Progress progress;
  private final Semaphore permits;

  LaneEvents(Sql sql, Progress progress, OutboxConfig config) {
    this.sql = sql;
    this.progress = progress;
    this.permits = new Semaphore(config.events().concurrentStatements());
  }

  /** Events of a lane behind a position, in order, without those of the subjects held back. */
  List<OutboxEvent> read(int lane, long after, Set<String> heldBack, int limit) {
    return inTransaction(
        () ->
            sql.query(
                """
                SELECT
                  outbox_id,
                  event_id,
                  subject,
                  sequence,
                  occurred_at,
                  kind,
                  CAST(body AS text)
                FROM outbox_event
                WHERE lane = :lane
                  AND outbox_id > :after
                  AND subject <> ALL (CAST(:heldBack AS text[]))
                ORDER BY outbox_id
                LIMIT :limit
                """,
                Map.of(
                    "lane", lane,
                    "after", after,
                    "heldBack", heldBack.toArray(String[]::new),
                    "limit", limit),
                row ->
                    new OutboxEvent(
                        (Long) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        (Long) row[3],
                        (Instant) row[4],
                        (String) row[5],
                        (String) row[6])));
  }

  /** Deletes events that the receiver has for good. */
  void acknowledge(int lane, List<OutboxEvent> events) {
    Long[] ids = events.stream().map(OutboxEvent::outboxId).toArray(Long[]::new);
    inTransaction(
        () ->
            sql.update(
                """
                DELETE FROM outbox_event
                USING unnest(CAST(:ids AS bigint[])) AS taken (outbox_id)
                WHERE outbox_event.lane = :lane
                  AND outbox_event.outbox_id = taken.outbox_id
                """,
                Map.of("lane", lane, "ids", ids)));
    progress.made();
  }

  private <T> T inTransaction(Supplier<T> statement) {
    permits.acquireUninterruptibly();
    try {
      return QuarkusTransaction.requiringNew().call(statement::get);
    } finally {
      permits.release();
    }
  }
}
