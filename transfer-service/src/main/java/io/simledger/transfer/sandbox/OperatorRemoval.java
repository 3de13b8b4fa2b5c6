package io.simledger.transfer.sandbox;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Removes an operator with everything that it has. Its SIMs are terminated first, and charged no
 * more.
 */
@ApplicationScoped
class OperatorRemoval {
  private final Sql sql;
  private final SimEventLog events;
  private final InstantSource clock;

  OperatorRemoval(Sql sql, SimEventLog events, InstantSource clock) {
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  /** Another operator than the calling one is refused as if it did not exist. */
  @Transactional
  void remove(String operatorId, String callingOperatorId) {
    if (!operatorId.equals(callingOperatorId)) {
      throw new ApiException(ErrorCode.SANDBOX_OPERATOR_UNKNOWN);
    }
    forgetSelections(operatorId);
    lockSims(operatorId);
    refuseFurtherOffers(operatorId);
    requireNoSelectionWorkedOn(operatorId);
    List<String> returned = returnSimsOffered(operatorId);
    if (!returned.isEmpty()) {
      events.statusChanged(returned);
    }
    List<String> terminated = terminateSims(operatorId);
    if (!terminated.isEmpty()) {
      events.terminated(terminated);
    }
    deleteWhatNamesTheOperator(operatorId);
  }

  /**
   * Waits for what works on one at this moment. It keeps the selection's row while it changes the
   * SIMs over another connection: whoever has a SIM and waits for the row would wait for ever,
   * unnoticed by the database.
   */
  private void forgetSelections(String operatorId) {
    sql.update(
        "DELETE FROM sim_batch WHERE operator_id = :operatorId", Map.of("operatorId", operatorId));
  }

  /**
   * One that was begun since may be worked on, which is not waited for any more: the SIMs are
   * locked. From here on none is begun.
   */
  private void requireNoSelectionWorkedOn(String operatorId) {
    sql.update(
        """
        DELETE FROM sim_batch
        WHERE batch_id IN (
          SELECT batch_id
          FROM sim_batch
          WHERE operator_id = :operatorId
          FOR UPDATE SKIP LOCKED
        )
        """,
        Map.of("operatorId", operatorId));
    Boolean isOneLeft =
        sql.value(
            "SELECT EXISTS (SELECT 1 FROM sim_batch WHERE operator_id = :operatorId)",
            Map.of("operatorId", operatorId),
            Boolean.class);
    if (Boolean.TRUE.equals(isOneLeft)) {
      throw new ApiException(ErrorCode.UNAVAILABLE);
    }
  }

  /** All SIMs that are touched, in the order of their IMSIs. */
  private void lockSims(String operatorId) {
    sql.query(
        """
        SELECT imsi, sim_id
        FROM sim
        WHERE operator_id = :operatorId
          OR open_transfer_id IN (
            SELECT transfer_id
            FROM sim_transfer
            WHERE destination_operator_id = :operatorId
              AND status = 'open'
          )
        ORDER BY imsi
        FOR NO KEY UPDATE
        """,
        Map.of("operatorId", operatorId),
        row -> row[0]);
  }

  /** From here on none is made to the operator: each reads the row that is locked. */
  private void refuseFurtherOffers(String operatorId) {
    sql.query(
        """
        SELECT operator_id
        FROM operator
        WHERE operator_id = :operatorId
        FOR UPDATE
        """,
        Map.of("operatorId", operatorId),
        row -> row[0]);
  }

  /** SIMs of others that were offered to the operator, with the line in their history (S4). */
  private List<String> returnSimsOffered(String operatorId) {
    return changed(
        """
        WITH returned AS (
          UPDATE sim
          SET
            status = 'ready',
            open_transfer_id = NULL,
            event_sequence = event_sequence + 1,
            modified_at = greatest(modified_at, :now)
          WHERE open_transfer_id IN (
              SELECT transfer_id
              FROM sim_transfer
              WHERE destination_operator_id = :operatorId
                AND status = 'open'
            )
            AND operator_id <> :operatorId
          RETURNING *
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
          FROM returned
        )
        SELECT imsi
        FROM returned
        """,
        operatorId);
  }

  private List<String> terminateSims(String operatorId) {
    return changed(
        """
        UPDATE sim
        SET
          status = 'terminated',
          open_transfer_id = NULL,
          event_sequence = event_sequence + 1,
          modified_at = greatest(modified_at, :now)
        WHERE operator_id = :operatorId
          AND status <> 'terminated'
        RETURNING imsi
        """,
        operatorId);
  }

  /** What no foreign key deletes with the operator, and then the operator. */
  private void deleteWhatNamesTheOperator(String operatorId) {
    for (String statement :
        List.of(
            """
            DELETE FROM sim_transfer_item
            USING sim_transfer
            WHERE sim_transfer.transfer_id = sim_transfer_item.transfer_id
              AND :operatorId IN (sim_transfer.source_operator_id, sim_transfer.destination_operator_id)
            """,
            """
            DELETE FROM sim_status_history
            USING sim
            WHERE sim.sim_id = sim_status_history.sim_id
              AND sim.operator_id = :operatorId
            """,
            "DELETE FROM sim WHERE operator_id = :operatorId",
            "DELETE FROM operator WHERE operator_id = :operatorId")) {
      sql.update(statement, Map.of("operatorId", operatorId));
    }
  }

  private List<String> changed(String update, String operatorId) {
    return sql.query(
        update, Map.of("operatorId", operatorId, "now", clock.instant()), row -> (String) row[0]);
  }
}
