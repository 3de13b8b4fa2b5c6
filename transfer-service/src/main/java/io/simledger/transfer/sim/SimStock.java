package io.simledger.transfer.sim;

import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** SIMs that exist and belong to nobody yet. */
@ApplicationScoped
public class SimStock {
  private final Sql sql;
  private final InstantSource clock;

  SimStock(Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Produces SIMs of a test network: their IMSIs begin with 00101, their SIM IDs with 8981. */
  @Transactional
  public List<StockedSim> produce(Plan plan, List<String> bundles, int count) {
    return sql.query(
        """
        INSERT INTO sim_stock (
          imsi,
          sim_id,
          coverage_type,
          subscription,
          bundles,
          msisdn,
          serial_number,
          module_type,
          registration_secret,
          created_at
        )
        SELECT
          '00101' || lpad(CAST(number AS text), 10, '0'),
          '8981' || lpad(CAST(number AS text), 15, '0'),
          :coverageType,
          :subscription,
          :bundles,
          '8120' || lpad(CAST(number AS text), 10, '0'),
          'SB' || lpad(CAST(number AS text), 13, '0'),
          'nano',
          substr(replace(CAST(gen_random_uuid() AS text), '-', ''), 1, 10),
          :now
        FROM (
          SELECT nextval('test_network_sim') AS number
          FROM generate_series(1, :count)
        ) AS numbers
        ORDER BY number
        RETURNING
          imsi,
          sim_id,
          msisdn,
          serial_number,
          registration_secret,
          created_at
        """,
        Map.of(
            "coverageType", plan.coverageType().wireName(),
            "subscription", plan.wireName(),
            "bundles", bundles.toArray(String[]::new),
            "now", clock.instant(),
            "count", count),
        row ->
            new StockedSim(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5]));
  }

  /** A SIM in stock, with the secret by which its holder registers it. */
  public record StockedSim(
      String imsi,
      String simId,
      String msisdn,
      String serialNumber,
      String registrationSecret,
      Instant createdAt) {}
}
