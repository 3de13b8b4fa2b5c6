package io.simledger.billing.timeline;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.intake.EventBatchResult.Reason;
import io.simledger.billing.intake.SimAttributes;
import io.simledger.billing.intake.SimChange;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one SIM within a batch, one after the other. Without clock or database: what they
 * come down to is gathered in {@link TimelineChanges}.
 */
final class SimStream {
  private final SequenceGuard guard;
  private final long newSimId;
  private final Map<Plan, Short> plans;
  private final TimelineChanges changes;
  private @Nullable SimState state;
  private int changesOfOwner;

  /**
   * @param state of the SIM before the batch; null when it is not known
   * @param newSimId taken when the SIM is registered here
   */
  SimStream(
      @Nullable SimState state,
      SequenceGuard guard,
      long newSimId,
      Map<Plan, Short> plans,
      TimelineChanges changes) {
    this.state = state;
    this.guard = guard;
    this.newSimId = newSimId;
    this.plans = plans;
    this.changes = changes;
  }

  /** Applies the next event of the stream; the reason if it cannot be. */
  Optional<Reason> apply(SimEvent event) {
    SimState before = state;
    SimState after =
        event.change() instanceof SimChange.Registered registered
            ? register(event, registered)
            : change(event, before);
    if (after == null) {
      return Optional.of(Reason.INVALID);
    }
    changes.sequencesBefore.putIfAbsent(event.imsi(), before == null ? 0 : before.lastSequence());
    state = after.after(event.occurrence().sequence(), event.occurrence().occurredAt());
    changes.states.put(event.imsi(), state);
    changes.seen.add(
        new TimelineChanges.Seen(
            state.simId(), event.occurrence().sequence(), event.occurrence().digest()));
    guard.passed(event.occurrence());
    return Optional.empty();
  }

  private @Nullable SimState register(SimEvent event, SimChange.Registered registered) {
    if (state != null) {
      return null;
    }
    SimState sim =
        new SimState(
            event.imsi(),
            newSimId,
            registered.simId(),
            new BillingAccount.Key(registered.operatorId(), registered.coverage()),
            dayOf(event),
            Objects.requireNonNull(plans.get(registered.plan()), "plan"),
            registered.status(),
            0,
            event.occurrence().occurredAt());
    hold(event, sim, sim.owner(), registered.status().number());
    changes.firstOwners.add(new TimelineChanges.FirstOwner(sim));
    own(sim, registered.attributes());
    return sim;
  }

  /** Null when the event contradicts what came before. */
  private @Nullable SimState change(SimEvent event, @Nullable SimState sim) {
    if (sim == null || event.occurrence().occurredAt().isBefore(sim.lastTime())) {
      return null;
    }
    SimChange change = event.change();
    if (change instanceof SimChange.AttributesChanged attributes) {
      changes.attributes.put(
          sim.imsi(), new TimelineChanges.Attributes(sim, attributes.attributes()));
      return sim;
    }
    if (sim.status() == SimStatus.TERMINATED) {
      return null;
    }
    if (change instanceof SimChange.StatusChanged status) {
      hold(event, sim, sim.owner(), status.status().number());
      return sim.with(status.status());
    }
    return change instanceof SimChange.Transferred transferred
        ? transfer(event, sim, transferred)
        : null;
  }

  private @Nullable SimState transfer(
      SimEvent event, SimState sim, SimChange.Transferred transferred) {
    BillingAccount.Key source = sim.owner();
    BillingAccount.Key destination =
        new BillingAccount.Key(transferred.destinationOperatorId(), source.coverage());
    if (!source.operatorId().equals(transferred.sourceOperatorId()) || source.equals(destination)) {
      return null;
    }
    LocalDate day = dayOf(event);
    hold(event, sim, source, SimStatus.LEFT);
    hold(event, sim, destination, transferred.status().number());
    if (sim.ownedFrom().isBefore(day)) {
      changes.periods.add(new TimelineChanges.Period(sim.imsi(), sim.ownedFrom(), day, source));
    }
    changes.newOwner(
        changesOfOwner++, new TimelineChanges.NewOwner(sim.simId(), source, destination, day));
    changes.parted.add(new TimelineChanges.Parted(source, sim.simId()));
    SimState moved = sim.ownedBy(destination, day).with(transferred.status());
    own(moved, SimAttributes.NONE);
    return moved;
  }

  private void hold(SimEvent event, SimState sim, BillingAccount.Key account, short status) {
    changes.hold(
        new TimelineChanges.Holding(
            account,
            sim.simId(),
            event.occurrence().sequence(),
            event.occurrence().occurredAt(),
            status,
            sim.plan()),
        dayOf(event));
  }

  private void own(SimState sim, SimAttributes attributes) {
    changes.resources.add(new TimelineChanges.Resource(sim.owner(), sim.simId(), sim.imsi()));
    changes.attributes.put(sim.imsi(), new TimelineChanges.Attributes(sim, attributes));
  }

  private static LocalDate dayOf(SimEvent event) {
    return event.occurrence().occurredAt().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
