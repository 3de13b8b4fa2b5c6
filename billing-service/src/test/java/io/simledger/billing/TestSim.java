package io.simledger.billing;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventBatch;
import io.simledger.billing.intake.Occurrence;
import io.simledger.billing.intake.SimAttributes;
import io.simledger.billing.intake.SimChange;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A SIM of a test, and the events that happen to it. Its sequence counts on by itself. */
public final class TestSim {
  private static final AtomicLong NEXT =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000, 2_000_000) * 1_000_000);

  private final long imsi;
  private long sequence;

  /** A SIM that no other test has. */
  public TestSim() {
    this(1_010_000_000_000L + NEXT.incrementAndGet());
  }

  /** A SIM whose number the test asks for. */
  public TestSim(long imsi) {
    this.imsi = imsi;
  }

  /** An operator that no other test has. */
  public static String freshOperator() {
    return "OP%010d".formatted(NEXT.incrementAndGet() % 10_000_000_000L);
  }

  public static EventBatch batch(SimEvent... events) {
    return new EventBatch(List.of(events), List.of());
  }

  public long imsi() {
    return imsi;
  }

  /** 15 digits. */
  public String imsiText() {
    return "%015d".formatted(imsi);
  }

  public SimEvent registered(String operatorId, SimStatus status, String time) {
    return registered(operatorId, Coverage.JP, "plan-D", status, Instant.parse(time));
  }

  public SimEvent registered(
      String operatorId, Coverage coverage, String plan, SimStatus status, Instant time) {
    return registered(operatorId, coverage, Plan.of(plan), status, time);
  }

  public SimEvent registered(
      String operatorId, Coverage coverage, Plan plan, SimStatus status, Instant time) {
    return event(
        time,
        new SimChange.Registered(
            operatorId,
            coverage,
            "8981100%012d".formatted(imsi % 1_000_000_000_000L),
            plan,
            status,
            SimAttributes.NONE));
  }

  public SimEvent status(SimStatus status, String time) {
    return event(Instant.parse(time), new SimChange.StatusChanged(status));
  }

  public SimEvent transferred(String source, String destination, String time) {
    return event(
        Instant.parse(time), new SimChange.Transferred(source, destination, SimStatus.READY));
  }

  public SimEvent attributes(SimAttributes attributes, String time) {
    return event(Instant.parse(time), new SimChange.AttributesChanged(attributes));
  }

  /** The next event of this SIM. */
  public SimEvent event(Instant time, SimChange change) {
    return event(++sequence, time, change);
  }

  /** An event at any position of the stream. */
  public SimEvent event(long position, Instant time, SimChange change) {
    UUID id = UUID.randomUUID();
    return new SimEvent(
        new Occurrence(id, position, time, id.getLeastSignificantBits()), imsi, change);
  }
}
