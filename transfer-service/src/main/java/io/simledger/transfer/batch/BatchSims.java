package io.simledger.transfer.batch;

import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Owner;
import io.simledger.transfer.sim.SimStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SIMs of batches: as they are before, and what became of them. */
@ApplicationScoped
public class BatchSims {
  private final Sql sql;

  BatchSims(Sql sql) {
    this.sql = sql;
  }

  /**
   * A SIM of a batch.
   *
   * @param status null when its owner has it no longer
   * @param outcome {@code done}, the code of a refusal, or null before its turn
   */
  public record Item(
      String imsi,
      String name,
      String subscription,
      @Nullable SimStatus status,
      boolean terminationEnabled,
      @Nullable String outcome) {

    public boolean isDone() {
      return DONE.equals(outcome);
    }

    /** Why it was refused. */
    public @Nullable ErrorCode outcomeReason() {
      return outcome == null ? null : ErrorCode.ofCode(outcome).orElse(null);
    }

    /** Why the action would be refused. */
    public @Nullable ErrorCode refusal(BatchAction action) {
      return status == null
          ? ErrorCode.SIM_NOT_FOUND
          : action.refusal(status, subscription, terminationEnabled).orElse(null);
    }
  }

  /** What the action would do; a few groups of SIMs are judged, not each. */
  @Transactional
  public BatchPreview preview(Batch batch, BatchAction action) {
    long total = 0;
    long allowed = 0;
    Map<ErrorCode, Long> refused = new EnumMap<>(ErrorCode.class);
    Map<String, Long> allowedByPlan = new TreeMap<>();
    BatchPreview.Losses losses = new BatchPreview.Losses(0, 0, 0, 0, 0);
    for (Alike alike : alike(batch)) {
      total += alike.count();
      ErrorCode refusal = alike.refusal(action);
      if (refusal == null) {
        allowed += alike.count();
        allowedByPlan.merge(alike.subscription(), alike.count(), Long::sum);
        losses = losses.plus(alike.losses());
      } else {
        refused.merge(refusal, alike.count(), Long::sum);
      }
    }
    return new BatchPreview(total, allowed, refused, allowedByPlan, losses);
  }

  /** SIMs of which an action thinks the same. */
  private record Alike(
      @Nullable SimStatus status,
      String subscription,
      boolean terminationEnabled,
      long count,
      BatchPreview.Losses losses) {
    @Nullable ErrorCode refusal(BatchAction action) {
      return status == null
          ? ErrorCode.SIM_NOT_FOUND
          : action.refusal(status, subscription, terminationEnabled).orElse(null);
    }
  }

  private List<Alike> alike(Batch batch) {
    return sql.query(
        """
        SELECT
          sim.status,
          coalesce(sim.subscription, ''),
          coalesce(sim.termination_enabled, false),
          count(*),
          count(*) FILTER (WHERE sim.tags <> '{}'),
          count(sim.group_id),
          count(sim.expires_at),
          count(sim.imei_lock),
          count(*) FILTER (WHERE sim.termination_enabled)
        FROM sim_batch_item AS item
        LEFT JOIN sim
          ON sim.imsi = item.imsi
          AND sim.operator_id = :operatorId
        WHERE item.batch_id = :batchId
        GROUP BY
          1,
          2,
          3
        """,
        Map.of("batchId", batch.batchId(), "operatorId", batch.owner().operatorId()),
        row ->
            new Alike(
                row[0] == null ? null : SimStatus.fromString((String) row[0]),
                (String) row[1],
                (Boolean) row[2],
                (Long) row[3],
                new BatchPreview.Losses(
                    (Long) row[4], (Long) row[5], (Long) row[6], (Long) row[7], (Long) row[8])));
  }

  /** The SIMs one by one, in ascending order of the IMSI. */
  @Transactional
  public Page<Item> page(Batch batch, String afterImsi, int limit) {
    return Page.of(
        sql.query(
            """
            SELECT
              item.imsi,
              coalesce(sim.tags ->> 'name', ''),
              coalesce(sim.subscription, ''),
              sim.status,
              coalesce(sim.termination_enabled, false),
              item.outcome
            FROM sim_batch_item AS item
            LEFT JOIN sim
              ON sim.imsi = item.imsi
              AND sim.operator_id = :operatorId
            WHERE item.batch_id = :batchId
              AND item.imsi > :afterImsi
            ORDER BY item.imsi
            LIMIT :limit
            """,
            Map.of(
                "batchId",
                batch.batchId(),
                "operatorId",
                batch.owner().operatorId(),
                "afterImsi",
                afterImsi,
                "limit",
                limit + 1),
            row ->
                new Item(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    row[3] == null ? null : SimStatus.fromString((String) row[3]),
                    (Boolean) row[4],
                    (String) row[5])),
        limit,
        Item::imsi);
  }

  @Transactional
  public BatchProgress progress(Batch batch) {
    Map<String, Long> counts = new TreeMap<>();
    sql.query(
        """
        SELECT
          coalesce(outcome, ''),
          count(*)
        FROM sim_batch_item
        WHERE batch_id = :batchId
        GROUP BY 1
        """,
        Map.of("batchId", batch.batchId()),
        row -> counts.put((String) row[0], (Long) row[1]));
    long done = counts.getOrDefault(DONE, 0L);
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    counts.remove("");
    counts.remove(DONE);
    return new BatchProgress(total, done, counts);
  }

  /** Outcome of a SIM for which nothing was refused. */
  public static final String DONE = "done";

  /** SIMs of which it is the turn. */
  List<String> pending(UUID batchId, int limit) {
    return sql.query(
        """
        SELECT
          imsi
        FROM sim_batch_item
        WHERE batch_id = :batchId
          AND outcome IS NULL
        ORDER BY imsi
        LIMIT :limit
        """,
        Map.of("batchId", batchId, "limit", limit),
        row -> (String) row[0]);
  }

  /** Records what became of SIMs, unless that is known already. */
  void settle(UUID batchId, List<String> imsis, String outcome) {
    sql.update(
        """
        UPDATE sim_batch_item AS item
        SET outcome = :outcome
        FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
        WHERE item.batch_id = :batchId
          AND item.imsi = named.imsi
          AND item.outcome IS NULL
        """,
        Map.of("batchId", batchId, "imsis", imsis.toArray(String[]::new), "outcome", outcome));
  }

  void settleAll(UUID batchId, String outcome) {
    sql.update(
        """
        UPDATE sim_batch_item
        SET outcome = :outcome
        WHERE batch_id = :batchId
          AND outcome IS NULL
        """,
        Map.of("batchId", batchId, "outcome", outcome));
  }

  /**
   * Locks those of the SIMs that are the owner's until the transaction ends, in the order of their
   * IMSIs like everyone who locks many.
   */
  void hold(Owner owner, List<String> imsis) {
    sql.value(
        """
        WITH locked AS (
          SELECT
            imsi
          FROM sim
          WHERE imsi = ANY (CAST(:imsis AS text[]))
            AND operator_id = :operatorId
          ORDER BY imsi
          FOR NO KEY UPDATE
        )
        SELECT count(*)
        FROM locked
        """,
        Map.of("imsis", imsis.toArray(String[]::new), "operatorId", owner.operatorId()),
        Long.class);
  }

  /** Leaves out of an offer what cannot be offered, as the preview said (T1). */
  void settleUnready(Batch batch) {
    sql.update(
        """
        UPDATE sim_batch_item AS item
        SET outcome = :refusal
        WHERE item.batch_id = :batchId
          AND item.outcome IS NULL
          AND NOT EXISTS (
            SELECT 1
            FROM sim
            WHERE sim.imsi = item.imsi
              AND sim.operator_id = :operatorId
              AND sim.status = 'ready'
          )
        """,
        Map.of(
            "batchId", batch.batchId(),
            "operatorId", batch.owner().operatorId(),
            "refusal", ErrorCode.SIM_NOT_READY.code()));
  }
}
