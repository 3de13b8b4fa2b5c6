package io.simledger.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestPeer;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.platform.DueWork;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.pricing.TestPrices;
import io.simledger.billing.volumediscount.VolumeDiscountOrder;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import io.simledger.sandbox.v1.ResetRequest;
import io.simledger.sandbox.v1.SandboxServiceGrpc;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** March 2026 as docs/golden-month.md works it out by hand: the files to the byte, the bills. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class GoldenMonthTest {
  private static final String SOURCE = "OP9990000001";
  private static final String DESTINATION = "OP9990000002";
  private static final String LAST = "OP9990000003";
  private static final String BEAM = "soracomBeamRequestCharge-http";
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @TestHTTPResource("/")
  URL server;

  @TestHTTPResource(value = "/", tls = true)
  URL tls;

  @Inject @All List<DueWork> dueWork;
  @Inject TestMonth month;
  @Inject TestPrices prices;
  @Inject Bills bills;
  @Inject Coupons coupons;
  @Inject VolumeDiscounts volumeDiscounts;
  @Inject BillingAccounts accounts;
  @Inject Downloads downloads;

  private final List<TestSim> sims = List.of(sim(1), sim(2), sim(3), sim(4), sim(5), sim(6));

  /** The close looks at every account there is. */
  @BeforeEach
  void begin() throws Exception {
    reset();
    anActiveDayCostsMoreFromTheMiddleOfMarch();
  }

  @AfterEach
  void end() throws Exception {
    month.backToTheMachinesTime();
    reset();
    prices.backToTheShippedOnes();
  }

  @Test
  void comesOutAsWorkedOutByHand() throws Exception {
    happens();
    due("2026-04-02T00:00:00Z");

    expect(SOURCE, Coverage.JP, "820", "902", "source.csv");
    expect(DESTINATION, Coverage.JP, "185", "204", "destination.csv");
    expect(LAST, Coverage.JP, "110", "121", "last.csv");
    expect(SOURCE, Coverage.G, "3.12", "3.12", "global.csv");
    assertThat(coupons.list(key(DESTINATION, Coverage.JP)).get(0).balance())
        .isEqualByComparingTo("0");
    Bill february = bills.get(key(SOURCE, Coverage.JP), "202602");
    assertThat(february.amount()).isEqualByComparingTo("110");
  }

  private void anActiveDayCostsMoreFromTheMiddleOfMarch() {
    String active = "  - {item: basicCharge-active, coverage: jp, from: ";
    prices.replace(
        active + "2015-09-01, unitPrice: 10}",
        active
            + "2015-09-01, to: 2026-03-16, unitPrice: 10}\n"
            + active
            + "2026-03-16, unitPrice: 11}");
  }

  private void happens() {
    month.now("2026-02-27T00:00:00Z");
    String order =
        volumeDiscounts
            .quote(
                UUID.randomUUID(),
                key(SOURCE, Coverage.JP),
                new VolumeDiscountOrder(
                    "SORACOM_AIR_BASIC_CHARGE_V2", "MONTHLY", 12, 2, LocalDate.of(2026, 3, 1)))
            .orderId();
    volumeDiscounts.confirm(key(SOURCE, Coverage.JP), order);
    for (TestSim sim : sims.subList(0, 5)) {
      month.happens(sim.registered(SOURCE, SimStatus.ACTIVE, "2026-02-27T00:00:00Z"));
    }
    month.now("2026-03-01T12:00:00Z");
    month.happens(sims.get(1).transferred(SOURCE, DESTINATION, "2026-03-01T10:00:00Z"));
    due("2026-03-03T00:00:00Z");
    // February is closed: this stands on March.
    month.uses(sims.get(0), BEAM, "1000", "2026-02-28T12:00:00Z");
    String code =
        coupons
            .make(
                UUID.randomUUID(),
                key(DESTINATION, Coverage.JP),
                CouponScope.ALL_CHARGES,
                new BigDecimal("100"),
                null)
            .code();
    coupons.register(key(DESTINATION, Coverage.JP), code);

    month.now("2026-03-31T23:59:00Z");
    month.uses(sims.get(0), BEAM, "60000", "2026-03-05T08:00:00Z");
    month.happens(
        sims.get(4).transferred(SOURCE, DESTINATION, "2026-03-10T01:00:00Z"),
        sims.get(4).transferred(DESTINATION, LAST, "2026-03-10T13:00:00Z"),
        sims.get(2).transferred(SOURCE, DESTINATION, "2026-03-16T12:00:00Z"));
    month.uses(sims.get(2), BEAM, "150000", "2026-03-20T08:00:00Z");
    month.happens(
        sims.get(5)
            .registered(
                SOURCE,
                Coverage.G,
                "plan01s",
                SimStatus.ACTIVE,
                Instant.parse("2026-03-30T00:00:00Z")));
    month.uses(sims.get(5), "soracomNapterCharge", "2", "2026-03-30T12:00:00Z");
    month.happens(sims.get(3).transferred(SOURCE, DESTINATION, "2026-03-31T23:00:00Z"));
  }

  private void expect(
      String operator, Coverage coverage, String beforeTax, String total, String file)
      throws Exception {
    BillingAccount account = accounts.find(operator, coverage).orElseThrow();
    Bill bill = bills.get(account.key(), "202603");
    assertThat(bill.state()).as(file).isEqualTo(Bill.State.CLOSED);
    assertThat(downloads.text(server, account, MARCH)).as(file).isEqualTo(golden(file));
    assertThat(bill.amountBeforeTax()).as(file).isEqualByComparingTo(beforeTax);
    assertThat(bill.amount()).as(file).isEqualByComparingTo(total);
    assertThat(bills.reconciliation(account.key(), "202603").firstDifference()).as(file).isNull();
  }

  /** Rating and closing, in their order, as the clock of a sandbox runs them. */
  private void due(String time) {
    month.now(time);
    for (int i = dueWork.size() - 1; i >= 0; i--) {
      dueWork.get(i).runUpTo(Instant.parse(time));
    }
  }

  private void reset() throws Exception {
    try (TestPeer peer = TestPeer.withCertificate(tls)) {
      SandboxServiceGrpc.newBlockingStub(peer.channel()).reset(ResetRequest.getDefaultInstance());
    }
  }

  private static String golden(String file) throws IOException {
    try (InputStream text = GoldenMonthTest.class.getResourceAsStream("/golden-month/" + file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static TestSim sim(int number) {
    return new TestSim(1_019_990_000_000L + number);
  }

  private static BillingAccount.Key key(String operator, Coverage coverage) {
    return new BillingAccount.Key(operator, coverage);
  }
}
