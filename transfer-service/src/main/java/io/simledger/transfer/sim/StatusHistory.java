package io.simledger.transfer.sim;

import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The statuses that SIMs had under each owner (S4). */
@ApplicationScoped
class StatusHistory {
  private final Sims sims;
  private final Sql sql;

  StatusHistory(Sims sims, Sql sql) {
    this.sims = sims;
    this.sql = sql;
  }

  /** Records the status that the SIMs have now, as of their last change. */
  void record(List<String> imsis) {
    sql.update(
        """
        INSERT INTO sim_status_history (
          sim_id,
          operator_id,
          status,
          changed_at
        )
        SELECT
          sim.sim_id,
          sim.operator_id,
          sim.status,
          sim.modified_at
        FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
        JOIN sim ON sim.imsi = named.imsi
        ORDER BY sim.imsi
        """,
        Map.of("imsis", imsis.toArray(String[]::new)));
  }

  /** What the SIM went through under its owner of now. */
  @Transactional
  Page<SimStatusView> list(Owner owner, SimKey key, HistoryQuery query) {
    Sim sim = sims.get(owner, key);
    Page<Entry> entries =
        Page.of(
            sql.query(
                """
                SELECT
                  history_id,
                  status,
                  changed_at
                FROM sim_status_history
                WHERE sim_id = :simId
                  AND operator_id = :operatorId
                  AND changed_at >= :from
                  AND changed_at <= :to
                  AND CASE WHEN :ascending
                    THEN history_id > :after
                    ELSE history_id < :after
                  END
                ORDER BY
                  CASE WHEN :ascending THEN history_id ELSE -history_id END
                LIMIT :limit
                """,
                Map.of(
                    "simId", sim.simId,
                    "operatorId", sim.operatorId,
                    "from", query.from(),
                    "to", query.to(),
                    "ascending", query.ascending(),
                    "after", query.after(),
                    "limit", query.limit() + 1),
                row -> new Entry((Long) row[0], (String) row[1], (Instant) row[2])),
            query.limit(),
            entry -> Long.toString(entry.historyId()));
    return entries.map(entry -> SimStatusView.of(sim, entry));
  }

  /** One status that a SIM changed to. */
  record Entry(long historyId, String status, Instant changedAt) {}
}
