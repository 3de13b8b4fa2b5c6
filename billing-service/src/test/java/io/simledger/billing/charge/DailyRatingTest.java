package io.simledger.billing.charge;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestRating;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.intake.UsageSink;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** B1, B3, B5, B10, B12, T14: who is charged what for which day. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class DailyRatingTest {
  @Inject EventSink events;
  @Inject UsageSink usage;
  @Inject DailyRating rating;
  @Inject TestCharges charges;
  @Inject TestRating testRating;
  @Inject TestLedger ledger;
  @Inject MeterRegistry meters;
  @Inject Retry retry;
  @Inject Sql sql;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  /** T14: the source pays up to the day before the transfer, the destination from that day on. */
  @Test
  void theDayOfTheTransferIsTheDestinations() {
    events.apply(
        batch(
            sim.registered(source, SimStatus.ACTIVE, "2026-01-01T09:00:00Z"),
            sim.transferred(source, destination, "2026-01-03T23:59:59.999999Z")));
    assertThat(rated(source, "2026-01-04T12:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-active 10 x 1 = 10", "20260102 basicCharge-active 10 x 1 = 10");
    assertThat(rated(destination, "2026-01-04T12:00:00Z"))
        .containsExactly(
            "20260103 basicCharge-ready 5 x 1 = 5", "20260104 basicCharge-ready 5 x 1 = 5");
  }

  /** T14: several transfers on one day. */
  @Test
  void ofSeveralOwnersOnOneDayTheLastPaysAndThoseBetweenPayNothing() {
    String between = TestSim.freshOperator();
    events.apply(
        batch(
            sim.registered(source, SimStatus.ACTIVE, "2026-01-01T00:00:00Z"),
            sim.transferred(source, between, "2026-01-02T01:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-02T02:00:00Z"),
            sim.transferred(between, destination, "2026-01-02T03:00:00Z")));
    assertThat(rated(source, "2026-01-02T12:00:00Z"))
        .containsExactly("20260101 basicCharge-active 10 x 1 = 10");
    assertThat(rated(between, "2026-01-02T12:00:00Z")).isEmpty();
    assertThat(rated(destination, "2026-01-02T12:00:00Z"))
        .containsExactly("20260102 basicCharge-ready 5 x 1 = 5");
  }

  /** B5: the dearest status of the day under its payer counts, even from before an interruption. */
  @Test
  void aSimThatComesBackOnTheSameDayIsChargedItsDearestStatus() {
    events.apply(
        batch(
            sim.registered(source, SimStatus.ACTIVE, "2026-01-01T00:00:00Z"),
            sim.transferred(source, destination, "2026-01-02T01:00:00Z"),
            sim.transferred(destination, source, "2026-01-02T03:00:00Z")));
    assertThat(rated(source, "2026-01-03T12:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-active 10 x 1 = 10",
            "20260102 basicCharge-active 10 x 1 = 10",
            "20260103 basicCharge-ready 5 x 1 = 5");
    assertThat(rated(destination, "2026-01-03T12:00:00Z")).isEmpty();
  }

  /** B5: transferring counts as ready, standby is free, an empty interval does not count. */
  @Test
  void theDearestStatusThatWasHeldForAWhileIsCharged() {
    events.apply(
        batch(
            sim.registered(source, SimStatus.TRANSFERRING, "2026-01-01T00:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-02T00:00:00Z"),
            sim.status(SimStatus.STANDBY, "2026-01-02T00:00:00.000001Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-03T10:00:00Z"),
            sim.status(SimStatus.SUSPENDED, "2026-01-03T10:00:00Z"),
            sim.status(SimStatus.STANDBY, "2026-01-04T00:00:00Z")));
    assertThat(rated(source, "2026-01-04T12:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-ready 5 x 1 = 5",
            "20260102 basicCharge-active 10 x 1 = 10",
            "20260103 basicCharge-suspended 5 x 1 = 5",
            "20260103 subscriberSuspensionCharge 100 x 1 = 100",
            "20260103 subscriberActivationCharge 100 x 1 = 100");
  }

  /** B5: terminated is charged on its day by the status held before, then nothing. */
  @Test
  void nothingIsChargedFromTheDayAfterTermination() {
    events.apply(
        batch(
            sim.registered(source, SimStatus.INACTIVE, "2026-01-01T00:00:00Z"),
            sim.status(SimStatus.TERMINATED, "2026-01-02T15:00:00Z")));
    assertThat(rated(source, "2026-01-04T12:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-inactive 10 x 1 = 10",
            "20260102 basicCharge-inactive 10 x 1 = 10");
  }

  /** B1: quantity and amount are sums of the day; amount = unit price x quantity, exactly. */
  @Test
  void usageOfADayIsOneRecordForEachItem() {
    events.apply(batch(sim.registered(source, SimStatus.ACTIVE, "2026-01-01T00:00:00Z")));
    use("uploadDataCharge-s1.fast-daytime", "1024", "2026-01-01T01:00:00Z");
    use("uploadDataCharge-s1.fast-daytime", "999", "2026-01-01T23:59:59.999999Z");
    use("soracomBeamRequestCharge-mqtt", "3", "2026-01-02T00:00:00Z");
    assertThat(rated(source, "2026-01-02T12:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-active 10 x 1 = 10",
            "20260101 uploadDataCharge-s1.fast-daytime 0.00000024 x 2023 = 0.00048552",
            "20260102 basicCharge-active 10 x 1 = 10",
            "20260102 soracomBeamRequestCharge-mqtt 0.0009 x 3 = 0.0027");
  }

  /** T14: who pays the day pays its usage, in whatever order both become known. */
  @Test
  void usageOfTheDayOfTheTransferFollowsTheSim() {
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z")));
    use("soracomBeamRequestCharge-http", "1", "2026-01-01T23:00:00Z");
    use("soracomBeamRequestCharge-http", "2", "2026-01-02T01:00:00Z");
    assertThat(rated(source, "2026-01-02T02:00:00Z"))
        .contains("20260102 soracomBeamRequestCharge-http 0.0009 x 2 = 0.0018");
    events.apply(batch(sim.transferred(source, destination, "2026-01-02T12:00:00Z")));
    use("soracomBeamRequestCharge-http", "4", "2026-01-01T22:00:00Z");
    use("soracomBeamRequestCharge-http", "8", "2026-01-02T11:00:00Z");
    assertThat(rated(source, "2026-01-02T13:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-ready 5 x 1 = 5",
            "20260101 soracomBeamRequestCharge-http 0.0009 x 5 = 0.0045");
    assertThat(rated(destination, "2026-01-02T13:00:00Z"))
        .containsExactly(
            "20260102 basicCharge-ready 5 x 1 = 5",
            "20260102 soracomBeamRequestCharge-http 0.0009 x 10 = 0.009");
  }

  /** B12: the running day is charged as it stands, and the same in the end if nothing happens. */
  @Test
  void theRunningDayIsChargedAsItStands() {
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-01T10:00:00Z")));
    assertThat(rated(source, "2026-01-01T11:00:00Z"))
        .containsExactly("20260101 basicCharge-ready 5 x 1 = 5");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-01T12:00:00Z")));
    assertThat(rated(source, "2026-01-01T13:00:00Z"))
        .containsExactly("20260101 basicCharge-active 10 x 1 = 10")
        .isEqualTo(rated(source, "2026-01-01T23:59:59Z"));
  }

  /** B12: a change that becomes known late works on the running day, too, rated ahead or not. */
  @Test
  void aLateChangeReachesTheRunningDayThatWasRatedAhead() {
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z")));
    assertThat(rated(source, "2026-01-03T10:00:00Z"))
        .containsExactly(
            "20260101 basicCharge-ready 5 x 1 = 5",
            "20260102 basicCharge-ready 5 x 1 = 5",
            "20260103 basicCharge-ready 5 x 1 = 5");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-02T12:00:00Z")));
    // The schedule looks at what is over, which the running day is not.
    rating.rateDue(Instant.parse("2026-01-03T10:30:00Z"));
    assertThat(lines(source))
        .containsExactly(
            "20260101 basicCharge-ready 5 x 1 = 5",
            "20260102 basicCharge-active 10 x 1 = 10",
            "20260103 basicCharge-active 10 x 1 = 10");
  }

  /** B5: the day before need not have been rated itself for a late SIM of it to reach the next. */
  @Test
  void aLateRegistrationReachesTheDayThatWasRatedAheadOfItsOwn() {
    TestSim late = new TestSim();
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-11T00:00:00Z")));
    assertThat(rated(source, "2026-01-11T10:00:00Z"))
        .containsExactly("20260111 basicCharge-ready 5 x 1 = 5");
    events.apply(batch(late.registered(source, SimStatus.ACTIVE, "2026-01-10T23:59:59Z")));
    assertThat(testRating.ratedBySchedule(source, "2026-01-10", "2026-01-11T12:00:00Z"))
        .containsExactly(
            "20260110 basicCharge-active 10 x 1 = 10",
            "20260111 basicCharge-ready 5 x 1 = 5",
            "20260111 basicCharge-active 10 x 1 = 10");
  }

  /** B10: closed bytes never change; usage for a closed month is booked on the open bill. */
  @Test
  void usageForAClosedMonthStandsOnTheOpenBillWithItsOwnDay() {
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-30T00:00:00Z")));
    List<String> january = rated(source, "2026-02-01T01:00:00Z");
    charges.change(
        "INSERT INTO bill VALUES (:account, '2026-01-01', 'closed', 0, '2026-02-02T00:00:00Z', 0,"
            + " 0, 0, 0)",
        source);
    use("soracomBeamRequestCharge-http", "2", "2026-01-31T01:00:00Z");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-31T02:00:00Z")));
    assertThat(rated(source, "2026-02-01T01:00:00Z"))
        .containsExactly(
            january.get(0),
            january.get(1),
            "20260131 soracomBeamRequestCharge-http 0.0009 x 2 = 0.0018",
            "20260201 basicCharge-active 10 x 1 = 10");
    assertThat(
            charges.rows(
                "SELECT to_char(bill_month, 'YYYYMM') FROM charge_record WHERE account_id ="
                    + " :account AND day = '2026-01-31' ORDER BY 1",
                source))
        .containsExactly("202601", "202602");
  }

  /** Every finished day of every account, resumable, each day once. */
  /** A bill that is read costs what its own account has, however much others have. */
  @Test
  void ratingOneAccountReadsNoChargesOfOthers() {
    ledger.chargeEveryDay(ledger.newAccount(Coverage.JP), YearMonth.of(2026, 3), 500);
    events.apply(batch(sim.registered(source, SimStatus.ACTIVE, "2026-03-01T10:00:00Z")));
    use("soracomBeamRequestCharge-http", "10", "2026-03-01T12:00:00Z");
    int account = charges.account(source);
    Instant now = Instant.parse("2026-03-02T12:00:00Z");

    long read =
        retry.inTransaction(
            () -> {
              sql.update("ANALYZE charge_record_2026_03", Map.of());
              long before = chargesRead();
              rating.rateWithin(account, LocalDate.of(2026, 3, 2), now);
              return chargesRead() - before;
            });

    assertThat(lines(source)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(read).isLessThan(100);
  }

  private long chargesRead() {
    return sql.value(
        """
        SELECT CAST(coalesce(sum(seq_tup_read + idx_tup_fetch), 0) AS bigint)
          FROM pg_stat_xact_user_tables
         WHERE relname LIKE 'charge\\_record\\_%'
        """,
        Map.of(), Long.class);
  }

  @Test
  void theScheduleRatesWhatIsOver() {
    TestSim other = new TestSim();
    events.apply(
        batch(
            sim.registered(source, SimStatus.READY, "2026-03-01T10:00:00Z"),
            other.registered(destination, SimStatus.ACTIVE, "2026-03-02T10:00:00Z")));
    rating.rateDue(Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(lines(source))
        .containsExactly(
            "20260301 basicCharge-ready 5 x 1 = 5", "20260302 basicCharge-ready 5 x 1 = 5");
    assertThat(lines(destination)).containsExactly("20260302 basicCharge-active 10 x 1 = 10");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-03-02T11:00:00Z")));
    rating.rateDue(Instant.parse("2026-03-04T00:00:00Z"));
    rating.rateDue(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(lines(source))
        .containsExactly(
            "20260301 basicCharge-ready 5 x 1 = 5",
            "20260302 basicCharge-active 10 x 1 = 10",
            "20260303 basicCharge-active 10 x 1 = 10");
    assertThat(lines(destination)).hasSize(2);
  }

  /** One account that cannot be rated is said aloud, and holds up nobody that comes after it. */
  @Test
  void anAccountThatCannotBeRatedStopsAlone() {
    events.apply(batch(sim.registered(source, SimStatus.READY, "2026-01-01T00:00:00Z")));
    events.apply(
        batch(new TestSim().registered(destination, SimStatus.ACTIVE, "2026-01-02T00:00:00Z")));
    testRating.ratedBySchedule(source, "2026-01-01", "2026-01-03T00:00:00Z");
    charges.change(
        "INSERT INTO rating_due (account_id, day, onwards) VALUES (:account, '2014-12-31', false)",
        source);
    events.apply(
        batch(new TestSim().registered(destination, SimStatus.ACTIVE, "2026-01-02T01:00:00Z")));
    try {
      rating.rateDue(Instant.parse("2026-01-03T00:00:00Z"));

      assertThat(lines(destination)).hasSize(2);
      assertThat(meters.get("simledger.rating.stopped").gauge().value()).isEqualTo(1);
    } finally {
      charges.change("DELETE FROM rating_due WHERE account_id = :account", source);
    }
    rating.rateDue(Instant.parse("2026-01-03T00:00:00Z"));
    assertThat(meters.get("simledger.rating.stopped").gauge().value()).isZero();
  }

  private void use(String item, String quantity, String time) {
    UUID id = UUID.randomUUID();
    usage.add(
        List.of(
            new UsageRecord(
                id,
                id.getMostSignificantBits(),
                UsageRecord.KIND_SIM,
                sim.imsiText(),
                item,
                Instant.parse(time),
                new BigDecimal(quantity),
                null)));
  }

  private List<String> rated(String operator, String now) {
    rating.rateUpTo(charges.account(operator), Instant.parse(now));
    return lines(operator);
  }

  /** Without the IMSI, which differs in every run. */
  private List<String> lines(String operator) {
    return charges.of(operator).stream()
        .map(line -> line.replaceFirst(" [0-9]{15} ", " "))
        .toList();
  }
}
