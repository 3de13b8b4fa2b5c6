package io.simledger.billing.timeline;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.OpenAccounts;
import io.simledger.billing.platform.LostRaceException;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Rows by SIM: who owns it, how far its stream was applied, who owned it before. */
@ApplicationScoped
class SimRows {
  private final Sql sql;
  private final BillingAccounts accounts;

  SimRows(Sql sql, BillingAccounts accounts) {
    this.sql = sql;
    this.accounts = accounts;
  }

  /** States of the SIMs that are known. */
  Map<Long, SimState> states(Collection<Long> imsis) {
    List<Object[]> rows =
        sql.query(
            """
            SELECT s.imsi,
                   s.sim_id,
                   s.sim_external_id,
                   s.account_id,
                   s.owned_from,
                   s.plan,
                   s.status,
                   s.last_sequence,
                   s.last_time
              FROM sim s
             WHERE s.imsi IN (SELECT unnest(CAST(:imsis AS bigint[])))
            """,
            Map.of("imsis", imsis.toArray(Long[]::new)),
            Function.identity());
    Set<Integer> accountIds =
        rows.stream().map(row -> ((Number) row[3]).intValue()).collect(Collectors.toSet());
    Map<Integer, BillingAccount> owners =
        accountIds.isEmpty() ? Map.of() : accounts.byId(accountIds);
    return rows.stream()
        .map(
            row ->
                new SimState(
                    ((Number) row[0]).longValue(),
                    ((Number) row[1]).longValue(),
                    (String) row[2],
                    ownerOf(row, owners),
                    Sql.day(row[4]),
                    ((Number) row[5]).shortValue(),
                    SimStatus.of(((Number) row[6]).intValue()),
                    ((Number) row[7]).longValue(),
                    Sql.instant(row[8])))
        .collect(Collectors.toMap(SimState::imsi, Function.identity()));
  }

  private static BillingAccount.Key ownerOf(Object[] row, Map<Integer, BillingAccount> owners) {
    return Objects.requireNonNull(owners.get(((Number) row[3]).intValue()), "owner").key();
  }

  /** New numbers for SIMs and groups, in the order of registration (C5). */
  List<Long> newIds(int count) {
    return count == 0
        ? List.of()
        : sql.query(
            "SELECT nextval('resource_id') FROM generate_series(1, :count)",
            Map.of("count", count),
            row -> ((Number) row[0]).longValue());
  }

  /** Digests of applied events, by subject and sequence. */
  Map<Long, Map<Long, Long>> digests(List<Long> subjectIds, List<Long> sequences) {
    Map<Long, Map<Long, Long>> digests = new HashMap<>();
    if (!subjectIds.isEmpty()) {
      sql.query(
              """
              SELECT e.subject_id,
                     e.sequence,
                     e.digest
                FROM unnest(CAST(:subjects AS bigint[]), CAST(:sequences AS bigint[])) AS q (subject_id, sequence)
                JOIN event_seen e USING (subject_id, sequence)
              """,
              Map.of(
                  "subjects", subjectIds.toArray(Long[]::new),
                  "sequences", sequences.toArray(Long[]::new)),
              Function.identity())
          .forEach(
              row ->
                  digests
                      .computeIfAbsent(((Number) row[0]).longValue(), id -> new HashMap<>())
                      .put(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }
    return digests;
  }

  void insertSeen(List<TimelineChanges.Seen> seen) {
    sql.update(
        """
        INSERT INTO event_seen (
          subject_id,
          sequence,
          digest
        )
        SELECT e.subject_id,
               e.sequence,
               e.digest
          FROM unnest(CAST(:subjects AS bigint[]), CAST(:sequences AS bigint[]), CAST(:digests AS bigint[]))
               AS e (subject_id, sequence, digest)
         ORDER BY e.subject_id, e.sequence
        """,
        Map.of(
            "subjects", longs(seen, TimelineChanges.Seen::subjectId),
            "sequences", longs(seen, TimelineChanges.Seen::sequence),
            "digests", longs(seen, TimelineChanges.Seen::digest)));
  }

  /** Moves every SIM on from the sequence that it was read with, or loses the race. */
  void write(TimelineChanges changes, OpenAccounts ids) {
    List<SimState> fresh = new ArrayList<>();
    List<SimState> known = new ArrayList<>();
    for (SimState state : changes.states.values()) {
      (changes.sequencesBefore.getOrDefault(state.imsi(), 0L) == 0 ? fresh : known).add(state);
    }
    insert(fresh, ids);
    moveOn(known, changes.sequencesBefore, ids);
    if (!changes.periods.isEmpty()) {
      insertPeriods(changes.periods, ids);
    }
  }

  private void insert(List<SimState> sims, OpenAccounts ids) {
    expectAll(
        sims,
        """
        INSERT INTO sim (
          imsi,
          sim_id,
          sim_external_id,
          account_id,
          owned_from,
          plan,
          status,
          last_sequence,
          last_time
        )
        SELECT n.imsi,
               n.sim_id,
               n.sim_external_id,
               n.account_id,
               n.owned_from,
               n.plan,
               n.status,
               n.last_sequence,
               n.last_time
          FROM unnest(CAST(:imsis AS bigint[]), CAST(:simIds AS bigint[]), CAST(:externalIds AS text[]),
                      CAST(:accounts AS int[]), CAST(CAST(:from AS text[]) AS date[]), CAST(:plans AS smallint[]),
                      CAST(:statuses AS smallint[]), CAST(:sequences AS bigint[]),
                      CAST(CAST(:times AS text[]) AS timestamptz[]))
               AS n (imsi, sim_id, sim_external_id, account_id, owned_from, plan, status, last_sequence, last_time)
         ORDER BY n.imsi
        ON CONFLICT (imsi) DO NOTHING
        RETURNING imsi
        """,
        () -> {
          Map<String, Object> binds = binds(sims, ids);
          binds.put("simIds", longs(sims, SimState::simId));
          binds.put("externalIds", texts(sims, SimState::externalId));
          binds.put("plans", sims.stream().map(SimState::plan).toArray(Short[]::new));
          return binds;
        });
  }

  private void moveOn(List<SimState> sims, Map<Long, Long> sequencesBefore, OpenAccounts ids) {
    expectAll(
        sims,
        """
        UPDATE sim s
           SET account_id    = n.account_id,
               owned_from    = n.owned_from,
               status        = n.status,
               last_sequence = n.last_sequence,
               last_time     = n.last_time
          FROM unnest(CAST(:imsis AS bigint[]), CAST(:before AS bigint[]), CAST(:accounts AS int[]),
                      CAST(CAST(:from AS text[]) AS date[]), CAST(:statuses AS smallint[]),
                      CAST(:sequences AS bigint[]), CAST(CAST(:times AS text[]) AS timestamptz[]))
               AS n (imsi, before, account_id, owned_from, status, last_sequence, last_time)
         WHERE s.imsi = n.imsi
           AND s.last_sequence = n.before
        RETURNING s.imsi
        """,
        () -> {
          Map<String, Object> binds = binds(sims, ids);
          binds.put("before", longs(sims, sim -> sequencesBefore.getOrDefault(sim.imsi(), 0L)));
          return binds;
        });
  }

  private void insertPeriods(List<TimelineChanges.Period> periods, OpenAccounts ids) {
    sql.update(
        """
        INSERT INTO ownership_period (
          imsi,
          from_day,
          to_day,
          account_id
        )
        SELECT p.imsi,
               p.from_day,
               p.to_day,
               p.account_id
          FROM unnest(CAST(:imsis AS bigint[]), CAST(CAST(:from AS text[]) AS date[]),
                      CAST(CAST(:to AS text[]) AS date[]), CAST(:accounts AS int[]))
               AS p (imsi, from_day, to_day, account_id)
        """,
        Map.of(
            "imsis", longs(periods, TimelineChanges.Period::imsi),
            "from", texts(periods, period -> period.from().toString()),
            "to", texts(periods, period -> period.to().toString()),
            "accounts", periods.stream().map(p -> ids.id(p.account())).toArray(Integer[]::new)));
  }

  private void expectAll(
      List<SimState> sims, String statement, Supplier<Map<String, Object>> binds) {
    if (!sims.isEmpty()
        && sql.query(statement, binds.get(), Function.identity()).size() != sims.size()) {
      throw new LostRaceException("The stream of a SIM moved on meanwhile");
    }
  }

  private static Map<String, Object> binds(List<SimState> sims, OpenAccounts ids) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("imsis", longs(sims, SimState::imsi));
    binds.put("accounts", sims.stream().map(s -> ids.id(s.owner())).toArray(Integer[]::new));
    binds.put("from", texts(sims, sim -> sim.ownedFrom().toString()));
    binds.put("statuses", sims.stream().map(s -> s.status().number()).toArray(Short[]::new));
    binds.put("sequences", longs(sims, SimState::lastSequence));
    binds.put("times", texts(sims, sim -> sim.lastTime().toString()));
    return binds;
  }

  private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
