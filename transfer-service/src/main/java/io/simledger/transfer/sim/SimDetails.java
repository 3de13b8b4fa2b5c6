package io.simledger.transfer.sim;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a page about one SIM shows. */
@ApplicationScoped
public class SimDetails {
  private static final int LAST_CHANGES = 100;

  private final Sql sql;

  SimDetails(Sql sql) {
    this.sql = sql;
  }

  /** What a table of SIMs leaves out. */
  public record More(
      String msisdn,
      String serialNumber,
      @Nullable Instant expiresAt,
      @Nullable String imeiLock,
      Instant createdAt,
      Instant modifiedAt) {}

  /** A status that the SIM got under its owner of now (S4). */
  public record StatusChange(SimStatus status, Instant changedAt) {}

  /** What else is known of a SIM that its owner was shown. */
  @Transactional
  public More more(SimRow sim) {
    return sql.query(
            """
            SELECT
              msisdn,
              serial_number,
              expires_at,
              imei_lock,
              created_at,
              modified_at
            FROM sim
            WHERE imsi = :imsi
            """,
            Map.of("imsi", sim.imsi()),
            row ->
                new More(
                    (String) row[0],
                    (String) row[1],
                    (Instant) row[2],
                    (String) row[3],
                    (Instant) row[4],
                    (Instant) row[5]))
        .get(0);
  }

  /** The last changes, the latest first. */
  @Transactional
  public List<StatusChange> history(Owner owner, SimRow sim) {
    return sql.query(
        """
        SELECT
          status,
          changed_at
        FROM sim_status_history
        WHERE sim_id = :simId
          AND operator_id = :operatorId
        ORDER BY history_id DESC
        LIMIT :limit
        """,
        Map.of("simId", sim.simId(), "operatorId", owner.operatorId(), "limit", LAST_CHANGES),
        row -> new StatusChange(SimStatus.fromString((String) row[0]), (Instant) row[1]));
  }
}
