package io.simledger.transfer.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/**
 * Tells whether events have arrived. For callers that need the receiver to be up to date, such as
 * the sandbox before it moves the clock. Not to be called in a transaction.
 */
@ApplicationScoped
public class Outbox {
  private final Sql sql;
  private final Progress progress;

  Outbox(Sql sql, Progress progress) {
    this.sql = sql;
    this.progress = progress;
  }

  /**
   * Waits until every event committed before the call is acknowledged.
   *
   * @return false if some are not within the timeout
   */
  public boolean awaitDelivered(Duration timeout) throws InterruptedException {
    long last =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    single(
                        """
                        SELECT
                          coalesce(max(newest.outbox_id), 0)
                        FROM generate_series(0, 15) AS lanes (lane)
                        CROSS JOIN LATERAL (
                          SELECT max(outbox_id) AS outbox_id
                          FROM outbox_event e
                          WHERE e.lane = lanes.lane
                        ) AS newest
                        """,
                        Map.of()));
    return progress.await(() -> pendingUpTo(last) == 0, timeout);
  }

  /**
   * Waits until every event of one subject is acknowledged.
   *
   * @return false if some are not within the timeout
   */
  public boolean awaitDelivered(String subject, Duration timeout) throws InterruptedException {
    return progress.await(() -> pendingOf(subject) == 0, timeout);
  }

  private long pendingUpTo(long last) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                single(
                    """
                    SELECT
                      count(*)
                    FROM generate_series(0, 15) AS lanes (lane)
                    WHERE EXISTS (
                      SELECT 1
                      FROM outbox_event e
                      WHERE e.lane = lanes.lane
                        AND e.outbox_id <= :last
                    )
                    """,
                    Map.of("last", last)));
  }

  private long pendingOf(String subject) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                single(
                    """
                    SELECT
                      count(*)
                    FROM outbox_event
                    WHERE subject = :subject
                    """,
                    Map.of("subject", subject)));
  }

  private long single(String query, Map<String, ?> binds) {
    return sql.query(query, binds, row -> ((Number) row[0]).longValue()).get(0);
  }
}
