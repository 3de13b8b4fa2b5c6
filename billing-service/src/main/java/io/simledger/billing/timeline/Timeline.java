package io.simledger.billing.timeline;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.OpenAccounts;
import io.simledger.billing.intake.EventBatch;
import io.simledger.billing.intake.EventBatchResult;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.SimChange;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.Plans;
import io.simledger.billing.timeline.OwnershipFollower.Registration;
import io.simledger.billing.timeline.OwnershipFollower.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies events to the timeline. A batch takes a fixed number of statements, however many events
 * it has.
 */
@ApplicationScoped
class Timeline implements EventSink {
  private final Sql sql;
  private final SimRows simRows;
  private final AccountRows accountRows;
  private final GroupStreams groups;
  private final BillingAccounts accounts;
  private final Plans plans;
  private final OwnershipFollower follower;
  private final TimelineMetrics metrics;
  private final Retry retry;

  /** What became of a batch. */
  private record Applied(EventBatchResult result, List<LateChanges> late) {}

  Timeline(
      Sql sql,
      SimRows simRows,
      AccountRows accountRows,
      GroupStreams groups,
      BillingAccounts accounts,
      Plans plans,
      OwnershipFollower follower,
      TimelineMetrics metrics,
      Retry retry) {
    this.sql = sql;
    this.simRows = simRows;
    this.accountRows = accountRows;
    this.groups = groups;
    this.accounts = accounts;
    this.plans = plans;
    this.follower = follower;
    this.metrics = metrics;
    this.retry = retry;
  }

  @Override
  public EventBatchResult apply(EventBatch batch) {
    Map<Plan, Short> planNumbers =
        plans.numbers(
            batch.sims().stream()
                .map(SimEvent::change)
                .filter(SimChange.Registered.class::isInstance)
                .map(change -> ((SimChange.Registered) change).plan())
                .toList());
    Applied applied =
        retry.inTransaction(
            () -> {
              Verdicts verdicts = new Verdicts();
              List<LateChanges> late = write(changes(batch.sims(), planNumbers, verdicts));
              groups.apply(batch.groups(), verdicts);
              return new Applied(verdicts.result(), late);
            });
    metrics.late(applied.late());
    return applied.result();
  }

  /** What the events come down to, given the states that the SIMs are in. */
  private TimelineChanges changes(
      List<SimEvent> events, Map<Plan, Short> planNumbers, Verdicts verdicts) {
    TimelineChanges changes = new TimelineChanges();
    Map<Long, List<SimEvent>> bySim = new LinkedHashMap<>();
    events.forEach(e -> bySim.computeIfAbsent(e.imsi(), imsi -> new ArrayList<>()).add(e));
    if (bySim.isEmpty()) {
      return changes;
    }
    Map<Long, SimState> states = simRows.states(bySim.keySet());
    Map<Long, Long> newIds = newIds(bySim, states);
    Map<Long, Map<Long, Long>> digests = digests(events, states);
    bySim.forEach(
        (imsi, ofSim) -> {
          @Nullable SimState state = states.get(imsi);
          SequenceGuard guard =
              state == null
                  ? new SequenceGuard(0, Map.of())
                  : new SequenceGuard(
                      state.lastSequence(), digests.getOrDefault(state.simId(), Map.of()));
          SimStream stream =
              new SimStream(state, guard, newIds.getOrDefault(imsi, 0L), planNumbers, changes);
          ofSim.forEach(e -> verdicts.judge(e.occurrence(), guard, () -> stream.apply(e)));
        });
    return changes;
  }

  private Map<Long, Long> newIds(Map<Long, List<SimEvent>> bySim, Map<Long, SimState> states) {
    List<Long> unknown = bySim.keySet().stream().filter(imsi -> !states.containsKey(imsi)).toList();
    List<Long> ids = simRows.newIds(unknown.size());
    Map<Long, Long> byImsi = new HashMap<>();
    for (int i = 0; i < unknown.size(); i++) {
      byImsi.put(unknown.get(i), ids.get(i));
    }
    return byImsi;
  }

  private Map<Long, Map<Long, Long>> digests(List<SimEvent> events, Map<Long, SimState> states) {
    List<Long> simIds = new ArrayList<>();
    List<Long> sequences = new ArrayList<>();
    for (SimEvent event : events) {
      @Nullable SimState state = states.get(event.imsi());
      if (state != null && event.occurrence().sequence() <= state.lastSequence()) {
        simIds.add(state.simId());
        sequences.add(event.occurrence().sequence());
      }
    }
    return simRows.digests(simIds, sequences);
  }

  private List<LateChanges> write(TimelineChanges changes) {
    if (changes.states.isEmpty()) {
      return List.of();
    }
    if (changes.changeOwners()) {
      // Waits for the batches of usage that still book on the former owners; the next ones wait for
      // this.
      sql.update("LOCK TABLE usage_gate IN SHARE MODE", Map.of());
    }
    OpenAccounts ids = accounts.ensure(changes.accounts());
    accounts.keepMonthsOpen(changes.due.keySet().stream().map(ids::id).toList());
    simRows.write(changes, ids);
    simRows.insertSeen(changes.seen);
    List<LateChanges> late = accountRows.write(changes, ids);
    tellFollower(changes, ids);
    return late;
  }

  private void tellFollower(TimelineChanges changes, OpenAccounts ids) {
    if (!changes.firstOwners.isEmpty()) {
      follower.registered(
          changes.firstOwners.stream()
              .map(TimelineChanges.FirstOwner::sim)
              .map(
                  sim ->
                      new Registration(
                          sim.imsi(), sim.simId(), ids.id(sim.owner()), sim.ownedFrom()))
              .toList());
    }
    for (List<TimelineChanges.NewOwner> round : changes.rounds) {
      follower.transferred(
          round.stream()
              .map(
                  change ->
                      new Transfer(
                          change.simId(),
                          ids.id(change.source()),
                          ids.id(change.destination()),
                          change.from()))
              .toList());
    }
  }
}
