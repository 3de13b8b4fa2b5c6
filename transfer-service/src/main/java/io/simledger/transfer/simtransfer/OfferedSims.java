package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What offers do to SIMs. Each change is one statement over all of them, with its line in the
 * status history and the state of the item; then one for the events.
 */
@ApplicationScoped
class OfferedSims {
  private final Sql sql;
  private final SimEventLog events;

  OfferedSims(Sql sql, SimEventLog events) {
    this.sql = sql;
    this.events = events;
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
    return sql.query(
            """
            WITH locked AS (
              SELECT
                imsi,
                coverage_type,
                status
              FROM sim
              WHERE imsi = ANY (CAST(:imsis AS text[]))
                AND operator_id = :operatorId
              ORDER BY imsi
              FOR NO KEY UPDATE
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
          imsi
        FROM sim
        WHERE imsi = ANY (CAST(:imsis AS text[]))
          AND status <> 'ready'
        ORDER BY imsi
        LIMIT 10
        """,
        Map.of("imsis", imsis.toArray(String[]::new)),
        row -> (String) row[0]);
  }

  /** Locks the SIMs of an open offer, in the order of their IMSIs, and counts them. */
  int lock(UUID transferId) {
    return count(
        """
        WITH locked AS (
          SELECT
            imsi
          FROM sim
          WHERE open_transfer_id = :transferId
          ORDER BY imsi
          FOR NO KEY UPDATE
        )
        SELECT
          count(*)
        FROM locked
        """,
        Map.of("transferId", transferId));
  }

  /** Locks those of the SIMs that are in the open offer, in the order of their IMSIs. */
  int lock(UUID transferId, List<String> imsis) {
    return count(
        """
        WITH locked AS (
          SELECT
            imsi
          FROM sim
          WHERE imsi = ANY (CAST(:imsis AS text[]))
            AND open_transfer_id = :transferId
          ORDER BY imsi
          FOR NO KEY UPDATE
        )
        SELECT
          count(*)
        FROM locked
        """,
        Map.of("transferId", transferId, "imsis", imsis.toArray(String[]::new)));
  }

  /** Puts locked, ready SIMs into an offer (T4). */
  void offer(UUID transferId, List<String> imsis, Instant now) {
    List<String> offered =
        imsis(
            """
            WITH changed AS (
              UPDATE sim
              SET
                status = 'transferring',
                open_transfer_id = :transferId,
                modified_at = greatest(modified_at, :now),
                event_sequence = event_sequence + 1
              WHERE imsi = ANY (CAST(:imsis AS text[]))
              RETURNING
                imsi,
                sim_id,
                operator_id,
                status,
                modified_at
            ),
            history AS (
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
              ORDER BY imsi
            ),
            item AS (
              INSERT INTO sim_transfer_item (
                transfer_id,
                imsi,
                sim_id,
                state
              )
              SELECT
                :transferId,
                imsi,
                sim_id,
                'offered'
              FROM changed
              ORDER BY imsi
            )
            SELECT
              imsi
            FROM changed
            """,
            Map.of("transferId", transferId, "imsis", imsis.toArray(String[]::new), "now", now));
    mustBe(imsis.size(), offered.size(), transferId);
    events.statusChanged(offered);
  }

  /**
   * Gives the locked SIMs of an offer to the destination, without what is not carried over (T8).
   *
   * @return their IMSIs in ascending order
   */
  List<String> handOver(SimTransfer transfer, int locked, Instant now) {
    List<String> moved =
        imsis(
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
                modified_at = greatest(modified_at, :now),
                event_sequence = event_sequence + 1
              WHERE open_transfer_id = :transferId
              RETURNING
                imsi,
                sim_id,
                operator_id,
                status,
                modified_at
            ),
            history AS (
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
              ORDER BY imsi
            ),
            item AS (
              UPDATE sim_transfer_item i
              SET state = 'accepted'
              FROM changed
              WHERE i.transfer_id = :transferId
                AND i.imsi = changed.imsi
            )
            SELECT
              imsi
            FROM changed
            ORDER BY imsi
            """,
            Map.of(
                "transferId", transfer.transferId(),
                "destination", transfer.destinationOperatorId(),
                "now", now));
    mustBe(locked, moved.size(), transfer.transferId());
    events.ownershipTransferred(moved, transfer.sourceOperatorId());
    return moved;
  }

  /**
   * Takes locked SIMs out of an offer and makes them ready again (T9, T12).
   *
   * @param imsis those to take out, null for all
   */
  void release(
      UUID transferId, @Nullable List<String> imsis, int locked, ItemState state, Instant now) {
    List<String> released =
        imsis(
            """
            WITH changed AS (
              UPDATE sim
              SET
                status = 'ready',
                open_transfer_id = NULL,
                modified_at = greatest(modified_at, :now),
                event_sequence = event_sequence + 1
              WHERE open_transfer_id = :transferId
                AND (:all OR imsi = ANY (CAST(:imsis AS text[])))
              RETURNING
                imsi,
                sim_id,
                operator_id,
                status,
                modified_at
            ),
            history AS (
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
              ORDER BY imsi
            ),
            item AS (
              UPDATE sim_transfer_item i
              SET state = :state
              FROM changed
              WHERE i.transfer_id = :transferId
                AND i.imsi = changed.imsi
            )
            SELECT
              imsi
            FROM changed
            """,
            Map.of(
                "transferId",
                transferId,
                "all",
                imsis == null,
                "imsis",
                imsis == null ? new String[0] : imsis.toArray(String[]::new),
                "state",
                state.wireName(),
                "now",
                now));
    mustBe(locked, released.size(), transferId);
    events.statusChanged(released);
  }

  private List<String> imsis(String statement, Map<String, ?> binds) {
    return sql.query(statement, binds, row -> (String) row[0]);
  }

  private int count(String statement, Map<String, ?> binds) {
    return sql.query(statement, binds, row -> ((Number) row[0]).intValue()).get(0);
  }

  private static void mustBe(int expected, int changed, UUID transferId) {
    if (changed != expected) {
      throw new IllegalStateException(
          "%d SIMs of transfer %s were to change, %d did".formatted(expected, transferId, changed));
    }
  }
}
