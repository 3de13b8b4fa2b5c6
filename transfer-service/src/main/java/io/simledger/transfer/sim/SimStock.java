package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** SIMs that exist and belong to nobody yet. */
@ApplicationScoped
public class SimStock {
  /** The SIMs of a request as rows, before a statement about them. */
  private static final String NAMED =
      """
      WITH named AS (
        SELECT
          imsi,
          sim_id,
          coverage_type,
          subscription,
          string_to_array(bundles, ',') AS bundles,
          msisdn,
          serial_number,
          module_type,
          registration_secret
        FROM unnest(
          CAST(:imsis AS text[]),
          CAST(:simIds AS text[]),
          CAST(:coverageTypes AS text[]),
          CAST(:subscriptions AS text[]),
          CAST(:bundles AS text[]),
          CAST(:msisdns AS text[]),
          CAST(:serialNumbers AS text[]),
          CAST(:moduleTypes AS text[]),
          CAST(:registrationSecrets AS text[])
        ) AS sims (
          imsi,
          sim_id,
          coverage_type,
          subscription,
          bundles,
          msisdn,
          serial_number,
          module_type,
          registration_secret
        )
      )
      """;

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

  /**
   * Brings SIMs of real networks into stock, all or none, with a fixed number of statements. A SIM
   * that is known with the same content, in stock or registered by now, stays as it is, because
   * clients repeat requests.
   *
   * @param sims every IMSI and SIM ID once
   * @throws ApiException {@link ErrorCode#SIM_KNOWN_OTHERWISE} when an IMSI or a SIM ID is known
   *     with other content; details name ten of the SIMs at most
   */
  @Transactional
  public void add(List<NewSim> sims) {
    // One after the other, and no SIM is taken out meanwhile: it would be in stock once more.
    sql.update("LOCK TABLE sim_stock IN SHARE ROW EXCLUSIVE MODE", Map.of());
    addUnknown(sims);
    List<String> otherwise = knownOtherwise(sims);
    if (!otherwise.isEmpty()) {
      throw new ApiException(ErrorCode.SIM_KNOWN_OTHERWISE, otherwise);
    }
  }

  private void addUnknown(List<NewSim> sims) {
    Map<String, Object> binds = columns(sims);
    binds.put("now", clock.instant());
    sql.update(
        NAMED
            + """
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
          named.imsi,
          named.sim_id,
          named.coverage_type,
          named.subscription,
          named.bundles,
          named.msisdn,
          named.serial_number,
          named.module_type,
          named.registration_secret,
          :now
        FROM named
        WHERE NOT EXISTS (SELECT 1 FROM sim WHERE sim.imsi = named.imsi)
          AND NOT EXISTS (SELECT 1 FROM sim WHERE sim.sim_id = named.sim_id)
        ORDER BY named.imsi
        ON CONFLICT DO NOTHING
        """,
        binds);
  }

  /** Those that are, by now, neither in stock nor registered as they are named. */
  private List<String> knownOtherwise(List<NewSim> sims) {
    return sql.query(
        NAMED
            + """
        SELECT named.imsi
        FROM named
        WHERE NOT EXISTS (
            SELECT 1
            FROM sim_stock AS known
            WHERE known.imsi = named.imsi
              AND known.sim_id = named.sim_id
              AND known.coverage_type = named.coverage_type
              AND known.subscription = named.subscription
              AND known.bundles = named.bundles
              AND known.msisdn = named.msisdn
              AND known.serial_number = named.serial_number
              AND known.module_type = named.module_type
              AND known.registration_secret = named.registration_secret
          )
          AND NOT EXISTS (
            SELECT 1
            FROM sim AS known
            WHERE known.imsi = named.imsi
              AND known.sim_id = named.sim_id
              AND known.coverage_type = named.coverage_type
              AND known.subscription = named.subscription
              AND known.bundles = named.bundles
              AND known.msisdn = named.msisdn
              AND known.serial_number = named.serial_number
              AND known.module_type = named.module_type
              AND known.registration_secret = named.registration_secret
          )
        ORDER BY named.imsi
        LIMIT 10
        """,
        columns(sims),
        row -> (String) row[0]);
  }

  private static Map<String, Object> columns(List<NewSim> sims) {
    return new HashMap<>(
        Map.of(
            "imsis", column(sims, NewSim::imsi),
            "simIds", column(sims, NewSim::simId),
            "coverageTypes", column(sims, sim -> sim.plan().coverageType().wireName()),
            "subscriptions", column(sims, sim -> sim.plan().wireName()),
            "bundles", column(sims, sim -> String.join(",", sim.bundles())),
            "msisdns", column(sims, NewSim::msisdn),
            "serialNumbers", column(sims, NewSim::serialNumber),
            "moduleTypes", column(sims, NewSim::moduleType),
            "registrationSecrets", column(sims, NewSim::registrationSecret)));
  }

  private static String[] column(List<NewSim> sims, Function<NewSim, String> value) {
    return sims.stream().map(value).toArray(String[]::new);
  }

  /**
   * A SIM that was made elsewhere.
   *
   * @param bundles of the plan
   */
  public record NewSim(
      String imsi,
      String simId,
      Plan plan,
      List<String> bundles,
      String msisdn,
      String serialNumber,
      String moduleType,
      String registrationSecret) {

    @Override
    public String toString() {
      return "NewSim[" + imsi + "]";
    }
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
