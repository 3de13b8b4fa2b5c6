package io.simledger.billing.charge;

import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.SimChange;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.pricing.SimStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What happens to one SIM, as events and usage and as the oracle sees it. */
final class RandomHistory {
  static final LocalDate FIRST = LocalDate.parse("2026-01-28");

  /** Over the end of a month. */
  static final LocalDate END = FIRST.plusDays(8);

  final TestSim sim = new TestSim();
  final List<SimEvent> events = new ArrayList<>();
  final List<Oracle.Held> held = new ArrayList<>();
  final List<UsageRecord> usage = new ArrayList<>();
  final Oracle.Subscription subscription;

  private final Random random;
  private final List<String> operators;

  private RandomHistory(Random random, List<String> operators) {
    this.random = random;
    this.operators = operators;
    this.subscription =
        Oracle.Subscription.values()[random.nextInt(Oracle.Subscription.values().length)];
  }

  /** Anything at any time, whether it can really happen or not. */
  static RandomHistory wild(Random random, List<String> operators) {
    RandomHistory history = new RandomHistory(random, operators);
    history.live();
    for (int i = random.nextInt(8); i > 0; i--) {
      history.use();
    }
    return history;
  }

  /** Only ready SIMs change hands and nothing returns to ready but by the end of an offer. */
  static RandomHistory lawful(Random random, List<String> operators) {
    RandomHistory history = new RandomHistory(random, operators);
    history.liveByTheRules();
    return history;
  }

  private void liveByTheRules() {
    Instant time = later(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
    String owner = anyOperator();
    SimStatus status = SimStatus.READY;
    events.add(sim.registered(owner, Coverage.JP, subscription.plan, status, time));
    held.add(new Oracle.Held(time, owner, status));
    for (int i = random.nextInt(10); i > 0 && status != SimStatus.TERMINATED; i--) {
      // Nobody changes a SIM in the microsecond in which it changes hands.
      Instant next = later(time);
      time = next.equals(time) ? time.plusMillis(1) : next;
      String other = anyOperator();
      boolean idle = status == SimStatus.READY || status == SimStatus.TRANSFERRING;
      if (idle && random.nextInt(3) > 0 && !other.equals(owner)) {
        events.add(sim.event(time, new SimChange.Transferred(owner, other, SimStatus.READY)));
        owner = other;
        status = SimStatus.READY;
      } else {
        do {
          status = anyStatus();
        } while (!idle && (status == SimStatus.READY || status == SimStatus.TRANSFERRING));
        events.add(sim.event(time, new SimChange.StatusChanged(status)));
      }
      held.add(new Oracle.Held(time, owner, status));
    }
  }

  private void live() {
    Instant time = later(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
    String owner = anyOperator();
    SimStatus status = anyStatus();
    events.add(sim.registered(owner, Coverage.JP, subscription.plan, status, time));
    held.add(new Oracle.Held(time, owner, status));
    for (int i = random.nextInt(10); i > 0 && status != SimStatus.TERMINATED; i--) {
      time = later(time);
      String next = anyOperator();
      if (random.nextInt(3) == 0 && !next.equals(owner)) {
        events.add(sim.event(time, new SimChange.Transferred(owner, next, SimStatus.READY)));
        owner = next;
        status = SimStatus.READY;
      } else {
        status = anyStatus();
        events.add(sim.event(time, new SimChange.StatusChanged(status)));
      }
      held.add(new Oracle.Held(time, owner, status));
    }
  }

  /** On any day, before the SIM is registered too. */
  private void use() {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Oracle.Metered item = Oracle.METERED.get(random.nextInt(Oracle.METERED.size()));
    long seconds = random.nextLong(FIRST.until(END, ChronoUnit.DAYS) * 86_400);
    usage.add(
        new UsageRecord(
            id,
            id.hashCode(),
            UsageRecord.KIND_SIM,
            sim.imsiText(),
            item.name(),
            FIRST.atStartOfDay().plusSeconds(seconds).toInstant(ZoneOffset.UTC),
            BigDecimal.valueOf(1 + random.nextInt(item.upTo())),
            null));
  }

  /** Some steps take no time, some end at midnight exactly, some take days. */
  private Instant later(Instant time) {
    Instant next =
        switch (random.nextInt(6)) {
          case 0 -> time;
          case 1 -> time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
          case 2 -> time.plusSeconds(random.nextInt(3 * 86_400));
          default -> time.plusSeconds(random.nextInt(20_000));
        };
    return next.isBefore(END.atStartOfDay().toInstant(ZoneOffset.UTC)) ? next : time;
  }

  private String anyOperator() {
    return operators.get(random.nextInt(operators.size()));
  }

  /** Termination is the rarer one, so that most lives are long. */
  private SimStatus anyStatus() {
    SimStatus status = SimStatus.values()[random.nextInt(SimStatus.values().length)];
    return status == SimStatus.TERMINATED && random.nextBoolean() ? SimStatus.ACTIVE : status;
  }
}
