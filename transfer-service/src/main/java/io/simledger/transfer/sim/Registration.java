package io.simledger.transfer.sim;

import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes SIMs in stock the SIMs of an operator. */
@ApplicationScoped
public class Registration {
  private final Sql sql;
  private final Sims sims;
  private final Groups groups;
  private final Coverages coverages;
  private final Operators operators;
  private final StatusHistory history;
  private final SimEventLog events;
  private final SimConfig config;
  private final InstantSource clock;

  Registration(
      Sql sql,
      Sims sims,
      Groups groups,
      Coverages coverages,
      Operators operators,
      StatusHistory history,
      SimEventLog events,
      SimConfig config,
      InstantSource clock) {
    this.sql = sql;
    this.sims = sims;
    this.groups = groups;
    this.coverages = coverages;
    this.operators = operators;
    this.history = history;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Registers one SIM by its registration secret. Repeated by its owner it is the same success; an
   * unknown SIM, a wrong secret and another operator's SIM are one and the same refusal.
   */
  @Transactional
  public Sim register(
      Owner owner,
      SimKey key,
      String secret,
      @Nullable UUID groupId,
      @Nullable Map<String, String> tags) {
    coverages.require(owner.operatorId(), owner.coverageType());
    Map<String, String> checkedTags = Tags.of(tags, config);
    if (groupId != null) {
      groups.keep(owner.operatorId(), groupId);
    }
    String imsi = lockedInStock(owner, key, secret);
    if (imsi == null) {
      return registeredBefore(owner, key, secret);
    }
    moveFromStock(owner, List.of(imsi));
    Sim sim = sims.lock(owner, new Imsi(imsi));
    sim.tags = checkedTags;
    sim.groupId = groupId;
    Sim.flush();
    announce(List.of(imsi));
    return sim;
  }

  /**
   * Registers SIMs in stock that are known to be the operator's; a fixed number of statements.
   *
   * @throws IllegalArgumentException when one of them is not in stock for the coverage type
   */
  @Transactional
  public void registerAll(Owner owner, List<String> imsis) {
    coverages.require(owner.operatorId(), owner.coverageType());
    if (moveFromStock(owner, imsis) != imsis.size()) {
      throw new IllegalArgumentException("SIMs to register are not in stock");
    }
    announce(imsis);
  }

  private void announce(List<String> imsis) {
    history.record(imsis);
    events.simsRegistered(imsis);
  }

  private @Nullable String lockedInStock(Owner owner, SimKey key, String secret) {
    return sql.value(
        """
        SELECT imsi
        FROM sim_stock
        WHERE (imsi = :key OR sim_id = :key)
          AND registration_secret = :secret
          AND coverage_type = :coverageType
        FOR UPDATE
        """,
        Map.of(
            "key", key.value(),
            "secret", secret,
            "coverageType", owner.coverageType().wireName()),
        String.class);
  }

  private Sim registeredBefore(Owner owner, SimKey key, String secret) {
    return Sim.<Sim>find(
            key.property()
                + " = ?1 and operatorId = ?2 and coverageType = ?3"
                + " and registrationSecret = ?4",
            key.value(),
            owner.operatorId(),
            owner.coverageType(),
            secret)
        .singleResultOptional()
        .orElseThrow(() -> new ApiException(ErrorCode.REGISTRATION_REFUSED));
  }

  private int moveFromStock(Owner owner, List<String> imsis) {
    operators.keep(owner.operatorId());
    return sql.update(
        """
        WITH taken AS (
          DELETE FROM sim_stock
          USING unnest(CAST(:imsis AS text[])) AS named (imsi)
          WHERE sim_stock.imsi = named.imsi
            AND sim_stock.coverage_type = :coverageType
          RETURNING sim_stock.*
        )
        INSERT INTO sim (
          imsi,
          sim_id,
          operator_id,
          coverage_type,
          subscription,
          bundles,
          status,
          speed_class,
          msisdn,
          serial_number,
          module_type,
          registration_secret,
          created_at,
          modified_at,
          event_sequence
        )
        SELECT
          taken.imsi,
          taken.sim_id,
          :operatorId,
          taken.coverage_type,
          taken.subscription,
          taken.bundles,
          'ready',
          plan.speed_class,
          taken.msisdn,
          taken.serial_number,
          taken.module_type,
          taken.registration_secret,
          :now,
          :now,
          1
        FROM taken
        JOIN unnest(CAST(:plans AS text[]), CAST(:speedClasses AS text[]))
          AS plan (subscription, speed_class)
          ON plan.subscription = taken.subscription
        ORDER BY taken.imsi
        """,
        Map.of(
            "imsis", imsis.toArray(String[]::new),
            "coverageType", owner.coverageType().wireName(),
            "operatorId", owner.operatorId(),
            "plans", Plan.names(),
            "speedClasses", Plan.defaultSpeedClasses(),
            "now", clock.instant()));
  }
}
