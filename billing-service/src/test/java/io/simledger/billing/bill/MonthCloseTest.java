package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.error.BillingException;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.pricing.TestPrices;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B9, B10, C9: months close once, come to what they came to before, and never change again. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthCloseTest {
  private static final String BEAM = "soracomBeamRequestCharge-http";
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final Instant CLOSING = Instant.parse("2026-04-02T00:00:00Z");

  @Inject TestMonth month;
  @Inject MonthClose close;
  @Inject Bills bills;
  @Inject BillTotals totals;
  @Inject Coupons coupons;
  @Inject BillingAccounts accounts;
  @Inject TestPrices prices;
  @Inject MeterRegistry meters;
  @Inject Sql sql;

  private final String operator = TestSim.freshOperator();
  private final BillingAccount.Key key = new BillingAccount.Key(operator, Coverage.JP);
  private final TestSim sim = new TestSim();

  @BeforeEach
  void begin() {
    month.now("2026-03-31T23:00:00Z");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  /** B12: the latest bill on the last day is the closed bill. */
  @Test
  void theClosedBillIsTheLatestOneOfTheLastDay() {
    aMonth();
    Bill latest = bills.latest(key);

    closeMarch();

    Bill closed = bills.get(key, "202603");
    assertThat(closed.state()).isEqualTo(Bill.State.CLOSED);
    assertThat(closed.amount()).isEqualByComparingTo(latest.amount());
    assertThat(closed.amountBeforeTax()).isEqualByComparingTo(latest.amountBeforeTax());
    assertThat(closed.couponAmount()).isEqualByComparingTo("15");
    // 310 of the SIM, 45 of Beam beyond the free tier, less the coupon; 10 % tax, rounded up once.
    assertThat(closed.amountBeforeTax()).isEqualByComparingTo("340");
    assertThat(closed.amount()).isEqualByComparingTo("374");
    assertThat(bills.history(key)).isEmpty();
    month.now("2026-04-02T12:00:00Z");
    assertThat(bills.history(key)).extracting(Bill::month).containsExactly(MARCH);
  }

  @Test
  void closingTwiceChangesNothing() {
    aMonth();
    closeMarch();
    List<String> closed = month.bytes(account());

    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING.plusSeconds(60), true))
        .isEqualTo(MonthClose.Outcome.NOTHING_DUE);

    assertThat(month.bytes(account())).isEqualTo(closed);
  }

  /** B11: usage that the book has no price for stops the close, instead of being given away. */
  @ParameterizedTest
  @CsvSource({
    "soracomBeamRequestCharge-unpriced, 2026-03-20",
    "soracomLagoonMonthlyCharge-Unpriced, 2026-03-01"
  })
  void aMonthWithUsageThatHasNoPriceIsNotClosed(String item, String chargedOn) {
    aMonth();
    month.uses(sim, item, "5", "2026-03-20T10:00:00Z");
    assertThat(bills.reconciliation(key, "202603").isReconciled()).isTrue();
    month.change(
        account(),
        """
        UPDATE price
           SET from_day = DATE '2026-03-25'
         WHERE item_id = (SELECT item_id FROM bill_item WHERE name = '%s')
           AND :account > 0
        """
            .formatted(item));
    month.uses(sim, item, "5", "2026-03-20T11:00:00Z");

    month.now("2026-04-02T00:00:00Z");
    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING, true))
        .isEqualTo(MonthClose.Outcome.DOES_NOT_RECONCILE);

    Difference first = bills.reconciliation(key, "202603").firstDifference();
    assertThat(first.billItemName()).isEqualTo(item);
    assertThat(first.day()).isEqualTo(chargedOn);
    assertThat(first.resourceId()).isEqualTo(sim.imsiText());
    assertThat(first.expected()).isNull();
    assertThat(first.actual()).isNull();
  }

  /** Any number of replicas: each month is closed by one of them. */
  @Test
  void closingAtTheSameTimeClosesOnce() throws Exception {
    aMonth();
    ExecutorService replicas = Executors.newFixedThreadPool(4);
    try {
      List<Future<MonthClose.Outcome>> outcomes =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      replicas.submit(
                          () -> close.closeUpTo(account().id(), MARCH, CLOSING, i % 2 == 0)))
              .toList();
      for (Future<MonthClose.Outcome> outcome : outcomes) {
        assertThat(outcome.get())
            .isIn(MonthClose.Outcome.NOTHING_DUE, MonthClose.Outcome.HELD_BY_ANOTHER);
      }
    } finally {
      replicas.shutdown();
    }
    assertThat(bills.get(key, "202603").amount()).isEqualByComparingTo("374");
    assertThat(coupons.list(key).get(0).balance()).isEqualByComparingTo("0");
  }

  /** A large account takes its time, and nobody waits for it; what was booked meanwhile counts. */
  @Test
  void usageAndEventsAreTakenWhileAnAccountIsClosed() throws Exception {
    aMonth();
    int account = account().id();
    ExecutorService others = Executors.newFixedThreadPool(2);
    Future<MonthClose.Outcome> closing;
    try {
      closing =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    sql.update("LOCK TABLE discount_record IN SHARE MODE", Map.of());
                    Future<MonthClose.Outcome> begun =
                        others.submit(() -> close.closeUpTo(account, MARCH, CLOSING, true));
                    month.awaitSomebodyWaitingFor("discount_record");
                    others.submit(this::usageOfThisAccountAndANewOne).get(10, TimeUnit.SECONDS);
                    assertThat(begun.isDone()).isFalse();
                    return begun;
                  });
      assertThat(closing.get()).isEqualTo(MonthClose.Outcome.NOTHING_DUE);
    } finally {
      others.shutdown();
    }
    assertThat(bills.get(key, "202603").amountBeforeTax()).isEqualByComparingTo("349");
  }

  /** B10: whoever comes first, nothing is lost, and nothing stands on both bills. */
  @Test
  void whatIsBookedWhileTheMonthClosesStandsOnOneBill() throws Exception {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));
    month.now("2026-04-02T12:00:00Z");
    int account = account().id();
    ExecutorService others = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> booked = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        booked.add(others.submit(() -> month.uses(sim, BEAM, "7", "2026-03-31T12:00:00Z")));
        if (i % 10 == 5) {
          booked.add(others.submit(() -> bills.latest(key)));
          booked.add(others.submit(() -> close.closeUpTo(account, MARCH, CLOSING, true)));
        }
      }
      for (Future<?> each : booked) {
        each.get();
      }
    } finally {
      others.shutdown();
    }
    closeMarch();
    bills.latest(key);

    assertThat(
            month.rows(
                account(),
                "SELECT CAST(sum(c.quantity) AS text) FROM charge_record c WHERE c.account_id ="
                    + " :account AND c.unit_price = 0.0009"))
        .containsExactly("420");
    assertThat(bills.reconciliation(key, "202603").firstDifference()).isNull();
    assertThat(bills.reconciliation(key, "202604").firstDifference()).isNull();
  }

  /** An account whose usage never pauses closes like any other, and so do those after it. */
  @Test
  void anAccountThatIsAlwaysBookedOnCloses() throws Exception {
    aMonth();
    int account = account().id();
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger begun = new AtomicInteger();
    ExecutorService others = Executors.newFixedThreadPool(3);
    try {
      for (int i = 0; i < 2; i++) {
        others.submit(
            () -> {
              while (!isOver.get()) {
                bookUntilTheNextOneDoes(account, begun);
              }
            });
      }
      Future<MonthClose.Outcome> closing =
          others.submit(() -> close.closeUpTo(account, MARCH, CLOSING, true));

      assertThat(closing.get(20, TimeUnit.SECONDS)).isEqualTo(MonthClose.Outcome.NOTHING_DUE);
    } finally {
      isOver.set(true);
      others.shutdown();
    }
    assertThat(bills.get(key, "202603").state()).isEqualTo(Bill.State.CLOSED);
  }

  /** So that somebody always does, unless the next one has to wait. */
  private void bookUntilTheNextOneDoes(int account, AtomicInteger begun) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              accounts.keepMonthsOpen(List.of(account));
              int own = begun.incrementAndGet();
              Instant deadline = Instant.now().plusMillis(300);
              while (begun.get() == own && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
              }
            });
  }

  /** C10: a month that has a charge is there before, during and after its close. */
  @Test
  void aMonthThatClosesWhileItIsAskedForIsThere() throws Exception {
    aMonth();
    bills.latest(key);
    ExecutorService others = Executors.newSingleThreadExecutor();
    try {
      Future<List<Bill>> asked =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    sql.update("LOCK TABLE sealed_month IN ACCESS EXCLUSIVE MODE", Map.of());
                    Future<List<Bill>> begun =
                        others.submit(
                            () -> totals.between(account(), MARCH, MARCH.plusMonths(1), CLOSING));
                    month.awaitSomebodyWaitingFor("sealed_month");
                    close.closeNext(account().id(), MARCH, CLOSING, true, false);
                    return begun;
                  });

      assertThat(asked.get()).extracting(Bill::month).containsExactly(MARCH);
    } finally {
      others.shutdown();
    }
  }

  private void usageOfThisAccountAndANewOne() {
    TestSim neighbour = new TestSim();
    month.uses(sim, BEAM, "10000", "2026-03-31T12:00:00Z");
    month.happens(
        sim.status(SimStatus.ACTIVE, "2026-03-31T13:00:00Z"),
        neighbour.registered(TestSim.freshOperator(), SimStatus.READY, "2026-03-31T00:00:00Z"));
    month.uses(neighbour, BEAM, "1", "2026-03-31T13:00:00Z");
  }

  /** Killed in the middle: nothing stays of it, and the next run comes to the same. */
  @Test
  void aCloseThatWasCutOffIsDoneAgain() {
    aMonth();
    bills.latest(key);
    List<String> before = month.bytes(account());

    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          close.closeNext(account().id(), MARCH, CLOSING, true, false);
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");

    assertThat(month.bytes(account())).isEqualTo(before);
    closeMarch();
    assertThat(bills.get(key, "202603").amount()).isEqualByComparingTo("374");
  }

  /** Not only the days that were rated before: the close rates what is still due itself. */
  @Test
  void whatIsStillDueIsRatedByTheClose() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-30T00:00:00Z"));
    month.uses(sim, BEAM, "200000", "2026-03-31T01:00:00Z");

    closeMarch();

    assertThat(bills.get(key, "202603").amountBeforeTax()).isEqualByComparingTo("110");
  }

  /** B11: the price of a day is the one in force on it, whenever the book that says so came. */
  @Test
  void daysThatWereRatedAtAnotherPriceCloseAtTheOneInForce() {
    aMonth();
    bills.latest(key);
    prices.replace(
        "{item: basicCharge-active, coverage: jp, from: 2015-09-01, unitPrice: 10}",
        """
        {item: basicCharge-active, coverage: jp, from: 2015-09-01, to: 2026-03-02, unitPrice: 10}
          - {item: basicCharge-active, coverage: jp, from: 2026-03-02, unitPrice: 12}""");
    try {
      closeMarch();
    } finally {
      prices.backToTheShippedOnes();
    }

    // 60 more than at the price of before.
    assertThat(bills.get(key, "202603").amountBeforeTax()).isEqualByComparingTo("400");
  }

  @Test
  void theBalanceOfACouponChangesAtTheCloseOnly() {
    aMonth();
    bills.latest(key);
    assertThat(coupons.list(key).get(0).balance()).isEqualByComparingTo("15");

    closeMarch();

    assertThat(coupons.list(key).get(0).balance()).isEqualByComparingTo("0");
    assertThat(coupons.list(key).get(0).preliminaryUse()).isEqualByComparingTo("0");
  }

  /** B8: the earlier bill is paid first, though the later one was looked at before it grew. */
  @Test
  void aCouponThatALaterMonthTookTheRestOfDoesNotHoldUpTheClose() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-31T00:00:00Z"));
    coupon("15");
    month.now("2026-04-01T12:00:00Z");
    assertThat(bills.latest(key).couponAmount()).isEqualByComparingTo("5");
    // 3.6 beyond the free tier.
    month.uses(sim, BEAM, "104000", "2026-03-31T12:00:00Z");

    closeMarch();

    assertThat(bills.get(key, "202603").couponAmount()).isEqualByComparingTo("13.6");
    assertThat(bills.latest(key).couponAmount()).isEqualByComparingTo("1.4");
  }

  /** Never on any way through the service; what a coupon paid too much is somebody's money. */
  @Test
  void aCouponThatPaidMoreThanItHadStopsTheClose() {
    aMonth();
    bills.latest(key);
    month.change(
        account(),
        "INSERT INTO bill (account_id, month, state, evaluated_at) VALUES (:account, '2026-02-01',"
            + " 'temporary', '2026-03-01T00:00:00Z')");
    month.change(
        account(),
        "INSERT INTO discount_record SELECT :account, '2026-02-01', c.item_id, c.coupon_code, 0, -1,"
            + " 16, -16 FROM coupon c WHERE c.account_id = :account");
    month.change(
        account(),
        "UPDATE bill SET state = 'closed', total = 0, amount_before_tax = 0, tax_rate = 0,"
            + " coupon_amount = 16, record_count = 1 WHERE account_id = :account AND month ="
            + " '2026-02-01'");

    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING, true))
        .isEqualTo(MonthClose.Outcome.DOES_NOT_RECONCILE);
  }

  /** B10: usage for a closed month stands on the open bill, with its own day. */
  @Test
  void lateUsageStandsOnTheOpenBillWithItsOwnDay() {
    aMonth();
    closeMarch();
    List<String> march = marchOf(month.bytes(account()));
    month.now("2026-04-02T12:00:00Z");

    month.uses(sim, BEAM, "100001", "2026-03-15T00:00:00Z");
    Bill april = bills.latest(key);

    // Two days of April and one request; the free tier of April takes the others.
    assertThat(april.amountBeforeTax()).isEqualByComparingTo("20.0009");
    assertThat(
            month.rows(
                account(),
                "SELECT to_char(bill_month, 'YYYYMM') || ' ' || to_char(day, 'YYYYMMDD') FROM"
                    + " charge_record WHERE account_id = :account AND bill_month = '2026-04-01' AND"
                    + " day < '2026-04-01'"))
        .containsExactly("202604 20260315");
    assertThat(marchOf(month.bytes(account()))).isEqualTo(march);
  }

  /** An account that is met after the close cannot have a charge in the closed month either. */
  @Test
  void anEmptyMonthClosesAndTakesNothingLater() {
    month.now("2026-04-02T12:00:00Z");
    month.happens(sim.registered(operator, SimStatus.READY, "2026-04-02T00:00:00Z"));

    closeMarch();
    month.usesAsAccount(
        operator, Coverage.JP, "soracomBeamRequestCharge-http", "100001", "2026-03-20T00:00:00Z");

    assertThat(
            month.rows(
                account(),
                "SELECT to_char(month, 'YYYYMM') || ' ' || state || ' ' || total FROM bill WHERE"
                    + " account_id = :account ORDER BY 1"))
        .containsExactly("202603 closed 0");
    assertThat(bills.latest(key).amountBeforeTax()).isEqualByComparingTo("5.0009");
    assertThatThrownBy(() -> bills.get(key, "202603"))
        .isInstanceOf(BillingException.class)
        .hasMessage("MONTH_WITHOUT_CHARGE");
  }

  @Test
  void monthsCloseOneAfterTheOther() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-01-31T00:00:00Z"));

    closeMarch();

    assertThat(
            month.rows(
                account(),
                "SELECT to_char(month, 'YYYYMM') || ' ' || total FROM bill WHERE account_id ="
                    + " :account AND state = 'closed' ORDER BY 1"))
        .containsExactly("202601 11", "202602 308", "202603 341");
  }

  /** C9: a bill that does not come to the same stops, alone, and says so; put right, it closes. */
  @Test
  void aBillThatDoesNotReconcileStopsAlone() {
    aMonth();
    bills.latest(key);
    month.change(
        account(), "DELETE FROM charge_record WHERE account_id = :account AND day = '2026-03-07'");

    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING, true))
        .isEqualTo(MonthClose.Outcome.DOES_NOT_RECONCILE);
    Difference first = bills.reconciliation(key, "202603").firstDifference();
    assertThat(first.check()).isEqualTo("charges");
    assertThat(first.day()).isEqualTo("2026-03-07");
    assertThat(first.billItemName()).isEqualTo("basicCharge-active");
    assertThat(first.resourceId()).isEqualTo(sim.imsiText());
    assertThat(first.expected()).isEqualByComparingTo("10");
    assertThat(first.actual()).isNull();

    month.change(
        account(),
        "INSERT INTO rating_due (account_id, day, onwards) VALUES (:account, '2026-03-07', false)");
    closeMarch();
    assertThat(bills.get(key, "202603").amount()).isEqualByComparingTo("374");
  }

  @Test
  void aBillThatIsClosedReconciles() {
    aMonth();
    closeMarch();

    Reconciliation reconciliation = bills.reconciliation(key, "202603");

    assertThat(reconciliation.firstDifference()).isNull();
    assertThat(reconciliation.records()).isEqualByComparingTo("340");
    assertThat(reconciliation.daily()).isEqualByComparingTo("445");
    assertThat(reconciliation.monthly()).isEqualByComparingTo("0");
    assertThat(reconciliation.discounts()).isEqualByComparingTo("-105");
    assertThat(reconciliation.recomputedCharges()).isEqualByComparingTo("445");
    assertThat(reconciliation.recomputedDiscounts()).isEqualByComparingTo("-105");
    assertThat(reconciliation.billAmount()).isEqualByComparingTo("374");
  }

  /** B10, C9: it is said aloud that nobody is charged for it; the bill is what it was. */
  @Test
  void aChangeThatBecomesKnownAfterTheCloseIsSaidAndLeavesTheBillReconciled() {
    aMonth();
    closeMarch();
    List<String> closed = month.bytes(account());
    double late = meters.counter("simledger.timeline.late").count();

    month.happens(sim.status(SimStatus.SUSPENDED, "2026-03-31T12:00:00Z"));

    assertThat(meters.counter("simledger.timeline.late").count()).isEqualTo(late + 1);
    Reconciliation reconciliation = bills.reconciliation(key, "202603");
    assertThat(reconciliation.firstDifference()).isNull();
    assertThat(reconciliation.taxRate()).isEqualByComparingTo("0.1");
    assertThat(month.bytes(account())).isEqualTo(closed);
  }

  @Test
  void aChangeOfAnOpenMonthIsNotLate() {
    aMonth();
    closeMarch();
    month.now("2026-04-02T12:00:00Z");
    double late = meters.counter("simledger.timeline.late").count();

    month.happens(sim.status(SimStatus.SUSPENDED, "2026-04-01T00:00:00Z"));

    assertThat(meters.counter("simledger.timeline.late").count()).isEqualTo(late);
  }

  /** Nobody has the right to change what is closed, not even with a statement of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM charge_record WHERE account_id = :account AND bill_month = '2026-03-01'",
        "UPDATE charge_record SET day = '2026-03-01' WHERE account_id = :account AND bill_month ="
            + " '2026-03-01'",
        "DELETE FROM discount_record WHERE account_id = :account AND month = '2026-03-01'",
        "UPDATE discount_record SET origin = 'x' WHERE account_id = :account AND month ="
            + " '2026-03-01'",
        "DELETE FROM discount_allocation WHERE account_id = :account AND month = '2026-03-01'",
        "UPDATE discount_allocation SET amount = 1 WHERE account_id = :account AND month ="
            + " '2026-03-01'",
        "UPDATE bill SET total = 0 WHERE account_id = :account AND month = '2026-03-01'",
        "UPDATE bill SET state = 'temporary' WHERE account_id = :account AND month = '2026-03-01'",
        "DELETE FROM bill WHERE account_id = :account AND month = '2026-03-01'",
      })
  void whatIsClosedCannotBeChanged(String statement) {
    aMonth();
    closeMarch();
    List<String> closed = month.bytes(account());

    assertThat(month.change(account(), statement)).isZero();

    assertThat(month.bytes(account())).isEqualTo(closed);
  }

  @Test
  void nothingIsDiscountedOnAClosedBillAnyMore() {
    aMonth();
    closeMarch();

    assertThatThrownBy(
            () ->
                month.change(
                    account(),
                    "INSERT INTO discount_record VALUES (:account, '2026-03-01', 516, 'x', 0, -1,"
                        + " 1, -1)"))
        .hasStackTraceContaining("row-level security");
  }

  /** A SIM active all March, Beam beyond the free tier, and a coupon that runs out. */
  private void aMonth() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "150000", "2026-03-15T10:00:00Z");
    coupon("15");
  }

  private void coupon(String amount) {
    coupons.register(
        key,
        coupons
            .make(UUID.randomUUID(), key, CouponScope.ALL_CHARGES, new BigDecimal(amount), null)
            .code());
  }

  private void closeMarch() {
    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING, true))
        .isEqualTo(MonthClose.Outcome.NOTHING_DUE);
  }

  private static List<String> marchOf(List<String> bytes) {
    return bytes.stream().filter(line -> line.contains("\"month\":\"2026-03-01\"")).toList();
  }

  private BillingAccount account() {
    return accounts.find(operator, Coverage.JP).orElseThrow();
  }
}
