package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds SIMs of an owner. Everybody else's do not exist for it. */
@ApplicationScoped
class Sims {
  private final Sql sql;

  Sims(Sql sql) {
    this.sql = sql;
  }

  @Transactional
  Sim get(Owner owner, SimKey key) {
    return find(owner, key, LockModeType.NONE);
  }

  /** The SIM with its row locked (FOR NO KEY UPDATE), first of all locks of a transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  Sim lock(Owner owner, SimKey key) {
    return find(owner, key, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Sim find(Owner owner, SimKey key, LockModeType lock) {
    return Sim.<Sim>find(
            key.property() + " = ?1 and operatorId = ?2 and coverageType = ?3",
            key.value(),
            owner.operatorId(),
            owner.coverageType())
        .withLock(lock)
        .singleResultOptional()
        .orElseThrow(() -> new ApiException(ErrorCode.SIM_NOT_FOUND));
  }

  /** SIMs in the order of their SIM IDs. */
  @Transactional
  Page<Sim> list(Owner owner, @Nullable String afterSimId, int limit) {
    return Page.of(
        Sim.<Sim>find(
                "operatorId = ?1 and coverageType = ?2 and simId > ?3 order by simId",
                owner.operatorId(),
                owner.coverageType(),
                afterSimId == null ? "" : afterSimId)
            .page(0, limit + 1)
            .list(),
        limit,
        sim -> sim.simId);
  }

  /** SIMs that match the filter, in the order of their IMSIs. */
  @Transactional
  Page<Sim> list(Owner owner, SimFilter filter, @Nullable String afterImsi, int limit) {
    return Page.of(
        sql.entities(
            """
            SELECT sim.*
            FROM sim
            WHERE operator_id = :operatorId
              AND coverage_type = :coverageType
              AND imsi > :afterImsi
              AND (cardinality(CAST(:statuses AS text[])) = 0 OR status = ANY (:statuses))
              AND (cardinality(CAST(:speedClasses AS text[])) = 0 OR speed_class = ANY (:speedClasses))
              AND (
                cardinality(CAST(:serialNumbers AS text[])) = 0
                OR EXISTS (
                  SELECT 1
                  FROM unnest(CAST(:serialNumbers AS text[])) AS beginning
                  WHERE starts_with(serial_number, beginning)
                )
              )
              AND CASE :tagMatch
                WHEN 'any' THEN true
                WHEN 'exact' THEN tags ->> :tagName = :tagValue
                ELSE starts_with(tags ->> :tagName, :tagValue)
              END
            ORDER BY imsi
            LIMIT :limit
            """,
            Map.ofEntries(
                Map.entry("operatorId", owner.operatorId()),
                Map.entry("coverageType", owner.coverageType().wireName()),
                Map.entry("afterImsi", afterImsi == null ? "" : afterImsi),
                Map.entry("statuses", filter.statuses()),
                Map.entry("speedClasses", filter.speedClasses()),
                Map.entry("serialNumbers", filter.serialNumbers()),
                Map.entry("tagMatch", filter.tag().match()),
                Map.entry("tagName", filter.tag().name()),
                Map.entry("tagValue", filter.tag().value()),
                Map.entry("limit", limit + 1)),
            Sim.class),
        limit,
        sim -> sim.imsi);
  }

  /** SIMs of a group, in the order of their IMSIs. */
  @Transactional
  Page<Sim> inGroup(Owner owner, UUID groupId, @Nullable String afterImsi, int limit) {
    return Page.of(
        Sim.<Sim>find(
                "groupId = ?1 and operatorId = ?2 and coverageType = ?3 and imsi > ?4 order by"
                    + " imsi",
                groupId,
                owner.operatorId(),
                owner.coverageType(),
                afterImsi == null ? "" : afterImsi)
            .page(0, limit + 1)
            .list(),
        limit,
        sim -> sim.imsi);
  }

  /** SIMs that were searched for, in the order of their SIM IDs (A10). */
  @Transactional
  Page<Sim> bySimId(Owner owner, SearchTerms terms, @Nullable String afterSimId, int limit) {
    return Page.of(search("sim_id", owner, terms, afterSimId, limit), limit, sim -> sim.simId);
  }

  /** SIMs that were searched for, in the order of their IMSIs (A10). */
  @Transactional
  Page<Sim> byImsi(Owner owner, SearchTerms terms, @Nullable String afterImsi, int limit) {
    return Page.of(search("imsi", owner, terms, afterImsi, limit), limit, sim -> sim.imsi);
  }

  private List<Sim> search(
      String key, Owner owner, SearchTerms terms, @Nullable String after, int limit) {
    return sql.entities(
        """
        SELECT sim.*
        FROM sim
        WHERE sim.operator_id = :operatorId
          AND sim.coverage_type = :coverageType
          AND sim.%1$s > :after
          AND %2$s
        ORDER BY sim.%1$s
        LIMIT :limit
        """
            .formatted(key, terms.condition()),
        searchBinds(owner, terms, after, limit),
        Sim.class);
  }

  private static Map<String, Object> searchBinds(
      Owner owner, SearchTerms terms, @Nullable String after, int limit) {
    Map<String, Object> binds = new HashMap<>(terms.binds());
    binds.put("operatorId", owner.operatorId());
    binds.put("coverageType", owner.coverageType().wireName());
    binds.put("after", after == null ? "" : after);
    binds.put("limit", limit + 1);
    return binds;
  }
}
