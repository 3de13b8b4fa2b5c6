package io.simledger.transfer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.PermittedSims;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps selections of SIMs, and starts what is to be done to them. */
@ApplicationScoped
public class Batches {
  private static final String COLUMNS =
      """
        batch_id,
        operator_id,
        coverage_type,
        action,
        CAST(argument AS text),
        created_at,
        started_at,
        finished_at,
        transfer_id
      """;

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final Sql sql;
  private final BatchSims sims;
  private final PermittedSims permitted;
  private final ObjectMapper json;
  private final Event<BatchStarted> started;
  private final BatchConfig config;
  private final InstantSource clock;

  Batches(
      Sql sql,
      BatchSims sims,
      PermittedSims permitted,
      ObjectMapper json,
      Event<BatchStarted> started,
      BatchConfig config,
      InstantSource clock) {
    this.sql = sql;
    this.sims = sims;
    this.permitted = permitted;
    this.json = json;
    this.started = started;
    this.config = config;
    this.clock = clock;
  }

  /** How many SIMs can be selected. */
  public int maxSims() {
    return config.maxSims();
  }

  /** Keeps a selection of the owner's SIMs; what is not its is left out. */
  @Transactional
  public UUID select(Owner owner, List<String> imsis) {
    if (imsis.size() > config.maxSims()) {
      throw new ApiException(ErrorCode.SELECTION_TOO_LARGE);
    }
    UUID batchId = UUID.randomUUID();
    sql.update(
        """
        INSERT INTO sim_batch (
          batch_id,
          operator_id,
          coverage_type,
          created_at
        )
        VALUES (
          :batchId,
          :operatorId,
          :coverageType,
          :now
        )
        """,
        Map.of(
            "batchId", batchId,
            "operatorId", owner.operatorId(),
            "coverageType", owner.coverageType().wireName(),
            "now", clock.instant()));
    int selected =
        sql.update(
            """
            INSERT INTO sim_batch_item (
              batch_id,
              imsi
            )
            SELECT DISTINCT
              :batchId,
              sim.imsi
            FROM unnest(CAST(:imsis AS text[])) AS named (imsi)
            JOIN sim ON sim.imsi = named.imsi
            WHERE sim.operator_id = :operatorId
              AND sim.coverage_type = :coverageType
            """,
            Map.of(
                "batchId", batchId,
                "imsis", imsis.toArray(String[]::new),
                "operatorId", owner.operatorId(),
                "coverageType", owner.coverageType().wireName()));
    if (selected == 0) {
      throw new ApiException(ErrorCode.SELECTION_EMPTY);
    }
    return batchId;
  }

  /** The batch of an owner; another's does not exist for it. */
  @Transactional
  public Batch get(Owner owner, UUID batchId) {
    return sql
        .query(
            """
            SELECT
              %s
            FROM sim_batch
            WHERE batch_id = :batchId
              AND operator_id = :operatorId
              AND coverage_type = :coverageType
            """
                .formatted(COLUMNS),
            Map.of(
                "batchId", batchId,
                "operatorId", owner.operatorId(),
                "coverageType", owner.coverageType().wireName()),
            this::batch)
        .stream()
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.SELECTION_NOT_FOUND));
  }

  /**
   * Decides what is done to the SIMs. It is done from then on, whatever becomes of this replica;
   * started twice, it is done once. SIMs that the caller's permission does not include are refused
   * at once, the others are not.
   */
  @Transactional
  public void start(Owner owner, UUID batchId, BatchAction action, BatchArgument argument) {
    int changed =
        sql.update(
            """
            UPDATE sim_batch
            SET
              action = :action,
              argument = CAST(:argument AS jsonb),
              started_at = :now
            WHERE batch_id = :batchId
              AND operator_id = :operatorId
              AND coverage_type = :coverageType
              AND started_at IS NULL
            """,
            Map.of(
                "batchId", batchId,
                "operatorId", owner.operatorId(),
                "coverageType", owner.coverageType().wireName(),
                "action", action.wireName(),
                "argument", text(argument),
                "now", clock.instant()));
    if (changed == 1) {
      sims.settle(
          batchId,
          permitted.refused(sims.pending(batchId, config.maxSims())),
          ErrorCode.PERMISSION_DENIED.code());
      started.fire(new BatchStarted());
    } else {
      Batch batch = get(owner, batchId);
      if (batch.action() != action || !batch.argument().equals(argument)) {
        throw new ApiException(ErrorCode.SELECTION_USED);
      }
    }
  }

  /**
   * A started batch that nobody works on, the one that waits longest; its row is locked until the
   * transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Batch> claim(Collection<UUID> others) {
    return sql
        .query(
            """
            SELECT
              %s
            FROM sim_batch
            WHERE started_at IS NOT NULL
              AND finished_at IS NULL
              AND NOT batch_id = ANY (CAST(:others AS uuid[]))
            ORDER BY started_at
            LIMIT 1
            FOR NO KEY UPDATE SKIP LOCKED
            """
                .formatted(COLUMNS),
            Map.of("others", others.toArray(UUID[]::new)),
            this::batch)
        .stream()
        .findFirst();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void finish(UUID batchId) {
    sql.update(
        """
        UPDATE sim_batch
        SET finished_at = :now
        WHERE batch_id = :batchId
        """,
        Map.of("batchId", batchId, "now", clock.instant()));
  }

  /**
   * Records which offer was made of the SIMs, if one was. It is looked for, and so also found when
   * its maker died before it could tell.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void offered(UUID batchId) {
    sql.update(
        """
        UPDATE sim_batch AS batch
        SET transfer_id = (
          SELECT sim.open_transfer_id
          FROM sim_batch_item AS item
          JOIN sim ON sim.imsi = item.imsi
          WHERE item.batch_id = batch.batch_id
            AND item.outcome = 'done'
            AND sim.operator_id = batch.operator_id
            AND sim.open_transfer_id IS NOT NULL
          ORDER BY item.imsi
          LIMIT 1
        )
        WHERE batch.batch_id = :batchId
        """,
        Map.of("batchId", batchId));
  }

  /** Forgets old selections, and what was done to them when that is over. */
  @Scheduled(every = "1h", delayed = "2m")
  @Transactional
  void forgetOld() {
    sql.update(
        """
        DELETE FROM sim_batch
        WHERE created_at < :before
          AND (started_at IS NULL OR finished_at IS NOT NULL)
        """,
        Map.of("before", clock.instant().minus(config.retention())));
  }

  private Batch batch(Object[] row) {
    String action = (String) row[3];
    return new Batch(
        (UUID) row[0],
        new Owner((String) row[1], CoverageType.fromString((String) row[2])),
        action == null ? null : BatchAction.named(action).orElseThrow(),
        row[4] == null ? BatchArgument.NONE : argument((String) row[4]),
        (Instant) row[5],
        (Instant) row[6],
        (Instant) row[7],
        (UUID) row[8]);
  }

  private String text(BatchArgument argument) {
    try {
      return json.writeValueAsString(argument.values());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private BatchArgument argument(String text) {
    try {
      return new BatchArgument(json.readValue(text, VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
