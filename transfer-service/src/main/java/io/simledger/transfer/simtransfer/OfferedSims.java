package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What offers do to SIMs. Each change is one statement over all of them, with its lines in the
 * status history; then one for the events.
 *
 * <p>Written so that no plan compares every SIM with every other: IMSIs are joined as rows and not
 * looked up in an array with {@code ANY}, and a condition on the offer, which looks as if few SIMs
 * met it while ten thousand do, is applied after the join.
 */
@ApplicationScoped
class OfferedSims {
  /**
   * Ends a statement that changed SIMs: a line in the status history for each, and their number.
   */
  private static final String RECORDED =
      """
      , history AS (
        INSERT INTO sim_status_history (
          sim_id,
          operator_id,
          status,
          changed_at
        )
        SELECT
          sim_id,
          operator_id,
          status,
          modified_at
        FROM changed
      )
      SELECT
        count(*)
      FROM changed
      """;

  private final Sql sql;
  private final SimEventLog events;
  private final BulkPlans plans;

  OfferedSims(Sql sql, SimEventLog events, BulkPlans plans) {
    this.sql = sql;
    this.events = events;
    this.plans = plans;
  }

  /**
   * What stands against an offer of some SIMs.
   *
   * @param owned how many of them the operator owns
   * @param coverageTypes how many different ones they have
   * @param coverageType one of them, null when no SIM is owned
   * @param unready how many are in another status than ready
   */
  record Candidates(
      int owned, int coverageTypes, @Nullable CoverageType coverageType, int unready) {}

  /** Locks those of the SIMs that the operator owns, in the order of their IMSIs. */
  Candidates lockCandidates(List<String> imsis, String operatorId) {
    plans.expect(imsis.size());
    return sql.query(
            """
            WITH locked AS (
              SELECT
                sim.coverage_type,
                sim.status
              FROM sim
              JOIN unnest(CAST(:imsis AS text[])) AS named (imsi) ON named.imsi = sim.imsi
              WHERE sim.operator_id = :operatorId
              ORDER BY sim.imsi
              FOR NO KEY UPDATE OF sim
            )
            SELECT
              count(*),
              count(DISTINCT coverage_type),
              min(coverage_type),
              count(*) FILTER (WHERE status <> 'ready')
            FROM locked
            """,
            Map.of("imsis", imsis.toArray(String[]::new), "operatorId", operatorId),
            row ->
                new Candidates(
                    ((Number) row[0]).intValue(),
                    ((Number) row[1]).intValue(),
                    row[2] == null ? null : CoverageType.fromString((String) row[2]),
                    ((Number) row[3]).intValue()))
        .get(0);
  }

  /** A few of the IMSIs that are not SIMs of the operator. */
  List<String> someForeign(List<String> imsis, String operatorId) {
    return sql.query(
        """
        SELECT
          named.imsi
        FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
        WHERE NOT EXISTS (
          SELECT 1
          FROM sim
          WHERE sim.imsi = named.imsi
            AND sim.operator_id = :operatorId
        )
        ORDER BY named.imsi
        LIMIT 10
        """,
        Map.of("imsis", imsis.toArray(String[]::new), "operatorId", operatorId),
        row -> (String) row[0]);
  }

  /** A few of the SIMs that are not ready. */
  List<String> someUnready(List<String> imsis) {
    return sql.query(
        """
        SELECT
          sim.imsi
        FROM sim
        JOIN unnest(CAST(:imsis AS text[])) AS named (imsi) ON named.imsi = sim.imsi
        WHERE sim.status <> 'ready'
        ORDER BY sim.imsi
        LIMIT 10
        """,
        Map.of("imsis", imsis.toArray(String[]::new)),
        row -> (String) row[0]);
  }

  /** Locks the SIMs of an open offer and returns their IMSIs, in ascending order. */
  List<String> lock(SimTransfer transfer) {
    plans.expect(transfer.remaining());
    return sql.query(
        """
        WITH locked AS (
          SELECT
            sim.imsi,
            sim.open_transfer_id
          FROM sim_transfer_item AS item
          JOIN sim ON sim.imsi = item.imsi
          WHERE item.transfer_id = :transferId
            AND item.left_as IS NULL
          ORDER BY sim.imsi
          FOR NO KEY UPDATE OF sim
        )
        SELECT
          imsi
        FROM locked
        WHERE open_transfer_id = :transferId
        ORDER BY imsi
        """,
        Map.of("transferId", transfer.transferId()),
        row -> (String) row[0]);
  }

  /**
   * Locks those of the SIMs that are in the open offer and returns their IMSIs, in ascending order.
   * No other SIM is waited for, whoever names it. {@code OFFSET 0} keeps the look-up of each name
   * one by the whole key.
   */
  List<String> lock(UUID transferId, List<String> imsis) {
    plans.expect(imsis.size());
    return sql.query(
        """
        WITH locked AS (
          SELECT
            sim.imsi,
            sim.open_transfer_id
          FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
          CROSS JOIN LATERAL (
            SELECT
              imsi
            FROM sim_transfer_item
            WHERE transfer_id = :transferId
              AND imsi = named.imsi
              AND left_as IS NULL
            OFFSET 0
          ) AS item
          JOIN sim ON sim.imsi = item.imsi
          ORDER BY sim.imsi
          FOR NO KEY UPDATE OF sim
        )
        SELECT
          imsi
        FROM locked
        WHERE open_transfer_id = :transferId
        ORDER BY imsi
        """,
        Map.of("transferId", transferId, "imsis", imsis.toArray(String[]::new)),
        row -> (String) row[0]);
  }

  /** Puts locked, ready SIMs into an offer (T4). */
  void offer(UUID transferId, List<String> imsis, Instant now) {
    change(
        """
        WITH changed AS (
          UPDATE sim
          SET
            status = 'transferring',
            open_transfer_id = :transferId,
            modified_at = greatest(modified_at, :now),
            event_sequence = event_sequence + 1
          FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
          WHERE sim.imsi = named.imsi
          RETURNING
            sim.imsi,
            sim.sim_id,
            sim.operator_id,
            sim.status,
            sim.modified_at
        ),
        item AS (
          INSERT INTO sim_transfer_item (
            transfer_id,
            imsi,
            sim_id
          )
          SELECT
            :transferId,
            imsi,
            sim_id
          FROM changed
        )
        """,
        imsis,
        Map.of("transferId", transferId, "now", now));
    events.statusChanged(imsis);
  }

  /** Gives locked SIMs of an offer to the destination, without what is not carried over (T8). */
  void handOver(SimTransfer transfer, List<String> imsis, Instant now) {
    change(
        """
        WITH changed AS (
          UPDATE sim
          SET
            operator_id = :destination,
            status = 'ready',
            open_transfer_id = NULL,
            tags = '{}',
            group_id = NULL,
            expires_at = NULL,
            expiry_action = NULL,
            termination_enabled = false,
            imei_lock = NULL,
            speed_class = plan.speed_class,
            modified_at = greatest(modified_at, :now),
            event_sequence = event_sequence + 1
          FROM
            unnest(CAST(:imsis AS text[])) AS named (imsi),
            unnest(CAST(:plans AS text[]), CAST(:speedClasses AS text[])) AS plan (name, speed_class)
          WHERE sim.imsi = named.imsi
            AND sim.subscription = plan.name
          RETURNING
            sim.sim_id,
            sim.operator_id,
            sim.status,
            sim.modified_at
        )
        """,
        imsis,
        Map.of(
            "destination", transfer.destinationOperatorId(),
            "plans", Plan.names(),
            "speedClasses", Plan.defaultSpeedClasses(),
            "now", now));
    events.ownershipTransferred(imsis, transfer.sourceOperatorId());
  }

  /** Takes locked SIMs out of an offer and makes them ready again (T9, T10, T12). */
  void release(List<String> imsis, Instant now) {
    change(
        """
        WITH changed AS (
          UPDATE sim
          SET
            status = 'ready',
            open_transfer_id = NULL,
            modified_at = greatest(modified_at, :now),
            event_sequence = event_sequence + 1
          FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
          WHERE sim.imsi = named.imsi
          RETURNING
            sim.sim_id,
            sim.operator_id,
            sim.status,
            sim.modified_at
        )
        """,
        imsis,
        Map.of("now", now));
    events.statusChanged(imsis);
  }

  private void change(String statement, List<String> imsis, Map<String, ?> binds) {
    Map<String, Object> allBinds = new HashMap<>(binds);
    allBinds.put("imsis", imsis.toArray(String[]::new));
    long changed = sql.query(statement + RECORDED, allBinds, row -> (Long) row[0]).get(0);
    if (changed != imsis.size()) {
      throw new IllegalStateException(
          "%d SIMs were to change, %d did".formatted(imsis.size(), changed));
    }
  }
}
