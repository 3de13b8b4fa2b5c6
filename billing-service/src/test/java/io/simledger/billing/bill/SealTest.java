package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.SandboxServiceGrpc;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B10: once every account of a month is closed, the database takes nothing for it any more. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SealTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final Instant CLOSING = Instant.parse("2026-04-02T00:00:00Z");

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @Inject TestMonth month;
  @Inject TestLedger ledger;
  @Inject MonthClose close;
  @Inject Bills bills;
  @Inject BillingAccounts accounts;
  @Inject Sql sql;

  private final String operator = TestSim.freshOperator();
  private final String other = TestSim.freshOperator();

  /** The schedule looks at every account there is, so there are to be no others. */
  @BeforeEach
  void begin() throws Exception {
    reset();
    month.now("2026-04-02T00:00:00Z");
  }

  @AfterEach
  void end() throws Exception {
    month.backToTheMachinesTime();
    reset();
  }

  @Test
  void theScheduleClosesEveryAccountAndSealsTheMonth() {
    twoOperators();
    close.runUpTo(CLOSING.minusSeconds(1));
    assertThat(bills.get(key(operator), "202603").state()).isEqualTo(Bill.State.TEMPORARY);

    close.runUpTo(CLOSING);

    assertThat(bills.get(key(operator), "202603").state()).isEqualTo(Bill.State.CLOSED);
    assertThat(bills.get(key(other), "202603").state()).isEqualTo(Bill.State.CLOSED);
    assertThatThrownBy(
            () ->
                ledger.charge(
                    account(operator), LocalDate.of(2026, 3, 9), 7, "basicCharge-active", "1", "1"))
        .hasStackTraceContaining("month_is_closed");
    assertThatThrownBy(
            () ->
                month.change(
                    account(operator),
                    "INSERT INTO usage_day VALUES (:account, '2026-03-01', '2026-03-09', 7, 2, 1)"))
        .hasStackTraceContaining("month_is_closed");
  }

  @Test
  void theScheduleAgainChangesNothing() {
    twoOperators();
    close.runUpTo(CLOSING);
    List<String> closed = month.bytes(account(operator));

    close.runUpTo(CLOSING.plusSeconds(60));

    assertThat(month.bytes(account(operator))).isEqualTo(closed);
  }

  /** An account that is met later has its first bill after the sealed months. */
  @Test
  void anAccountThatIsNewHasItsFirstBillAfterTheSeal() {
    twoOperators();
    close.runUpTo(CLOSING);
    String late = TestSim.freshOperator();
    TestSim sim = new TestSim();

    month.happens(sim.registered(late, SimStatus.ACTIVE, "2026-03-31T00:00:00Z"));
    month.uses(sim, "soracomBeamRequestCharge-http", "100001", "2026-03-31T01:00:00Z");

    // The running day, and one request beyond the free tier of the bill that it stands on.
    assertThat(bills.latest(key(late)).amountBeforeTax()).isEqualByComparingTo("20.0009");
    assertThatThrownBy(() -> bills.get(key(late), "202603")).hasMessage("MONTH_WITHOUT_CHARGE");
  }

  @Test
  void aMonthThatIsOpenForOneAccountIsNotSealed() {
    twoOperators();
    bills.latest(key(other));
    month.change(
        account(other),
        "DELETE FROM charge_record WHERE account_id = :account AND day = '2026-03-31'");

    close.runUpTo(CLOSING);

    assertThat(bills.get(key(operator), "202603").state()).isEqualTo(Bill.State.CLOSED);
    assertThat(bills.get(key(other), "202603").state()).isEqualTo(Bill.State.TEMPORARY);
    ledger.charge(account(other), MARCH.atDay(9), 7, "basicCharge-active", "1", "1");
  }

  /** B10: what was booked while the month was about to be sealed is charged, and closed first. */
  @Test
  void aMonthThatTookUsageOfANewAccountMeanwhileIsNotSealed() {
    twoOperators();
    close.closeUpTo(account(operator).id(), MARCH, CLOSING, true);
    close.closeUpTo(account(other).id(), MARCH, CLOSING, true);
    String late = TestSim.freshOperator();
    month.usesAsAccount(
        late, Coverage.JP, "soracomBeamRequestCharge-http", "104000", "2026-03-31T01:00:00Z");

    sealMarch();
    close.runUpTo(CLOSING);

    assertThat(bills.get(key(late), "202603").amountBeforeTax()).isEqualByComparingTo("3.6");
    assertThat(bills.get(key(late), "202603").state()).isEqualTo(Bill.State.CLOSED);
    assertThat(sealed()).containsExactly("202603");
  }

  /** Usage that is being booked is waited for, and seen. */
  @Test
  void aMonthThatIsJustTakingUsageOfANewAccountIsNotSealed() throws Exception {
    twoOperators();
    close.closeUpTo(account(operator).id(), MARCH, CLOSING, true);
    close.closeUpTo(account(other).id(), MARCH, CLOSING, true);
    ExecutorService replica = Executors.newSingleThreadExecutor();
    try {
      Future<?> seal =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    sql.update(
                        "INSERT INTO usage_day VALUES (:account, '2026-03-01', '2026-03-31', 0, 2, 1)",
                        Map.of("account", accounts.ensure(key(TestSim.freshOperator())).id()));
                    Future<?> begun = replica.submit(this::sealMarch);
                    month.awaitSomebodyWaitingFor("usage_day_2026_03");
                    return begun;
                  });
      seal.get();
    } finally {
      replica.shutdown();
    }
    assertThat(sealed()).isEmpty();
  }

  private void sealMarch() {
    QuarkusTransaction.requiringNew().run(() -> close.seal(MARCH, CLOSING));
  }

  private List<String> sealed() {
    return month.rows(
        account(operator),
        "SELECT to_char(s.month, 'YYYYMM') FROM sealed_month s WHERE :account > 0 ORDER BY 1");
  }

  private void twoOperators() {
    month.happens(
        new TestSim().registered(operator, SimStatus.ACTIVE, "2026-03-30T00:00:00Z"),
        new TestSim().registered(other, SimStatus.READY, "2026-03-30T00:00:00Z"));
  }

  private void reset() throws Exception {
    try (TestPeer peer = TestPeer.withCertificate(tls)) {
      SandboxServiceGrpc.newBlockingStub(peer.channel()).reset(ResetRequest.getDefaultInstance());
    }
  }

  private BillingAccount account(String operatorId) {
    return accounts.find(operatorId, Coverage.JP).orElseThrow();
  }

  private static BillingAccount.Key key(String operatorId) {
    return new BillingAccount.Key(operatorId, Coverage.JP);
  }
}
