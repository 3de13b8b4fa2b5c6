package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** B10, C10: what happens while a month closes, and closes that are cut off. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthCloseRacesTest extends MarchToClose {
  @Inject BillTotals totals;
  @Inject Sql sql;

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

  private void usageOfThisAccountAndANewOne() {
    TestSim neighbour = new TestSim();
    month.uses(sim, BEAM, "10000", "2026-03-31T12:00:00Z");
    month.happens(
        sim.status(SimStatus.ACTIVE, "2026-03-31T13:00:00Z"),
        neighbour.registered(TestSim.freshOperator(), SimStatus.READY, "2026-03-31T00:00:00Z"));
    month.uses(neighbour, BEAM, "1", "2026-03-31T13:00:00Z");
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
}
