package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.volumediscount.VolumeDiscountOrder;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B8, B12, B13: what is granted on a month that is open, and how it is kept. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthDiscountsTest {
  private static final String BEAM = "soracomBeamRequestCharge-http";

  @Inject TestMonth month;
  @Inject TestLedger ledger;
  @Inject Bills bills;
  @Inject Coupons coupons;
  @Inject VolumeDiscounts volumeDiscounts;
  @Inject BillingAccounts accounts;

  private final String operator = TestSim.freshOperator();
  private final BillingAccount.Key key = new BillingAccount.Key(operator, Coverage.JP);
  private final TestSim sim = new TestSim();

  @BeforeEach
  void begin() {
    month.now("2026-03-10T12:00:00Z");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  @Test
  void aFreeTierIsGrantedOnWhatWasUsed() {
    month.happens(sim.registered(operator, SimStatus.STANDBY, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "60000", "2026-03-02T00:00:00Z");

    assertThat(bills.latest(key).amountBeforeTax()).isEqualByComparingTo("0");
    assertThat(month.discounts(account()))
        .containsExactly("202603 soracomBeamRequestFreeTier " + BEAM + " -0.0009 x 60000 = -54");

    month.uses(sim, BEAM, "50000", "2026-03-03T00:00:00Z");

    assertThat(bills.latest(key).amountBeforeTax()).isEqualByComparingTo("9");
    assertThat(month.discounts(account()))
        .containsExactly("202603 soracomBeamRequestFreeTier " + BEAM + " -0.0009 x 100000 = -90");
  }

  /** B13: which charges a discount was taken off. */
  @Test
  void allocationsAddUpToTheDiscount() {
    month.happens(sim.registered(operator, SimStatus.STANDBY, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "70000", "2026-03-02T00:00:00Z");
    month.uses(sim, "soracomBeamRequestCharge-mqtt", "70000", "2026-03-03T00:00:00Z");
    bills.latest(key);

    assertThat(
            month.rows(
                account(),
                """
                SELECT to_char(a.charged_day, 'DD') || ' ' || i.name || ' ' || trim_scale(a.charged_amount) || ' ' || trim_scale(a.amount)
                  FROM discount_allocation a
                  JOIN bill_item i ON i.item_id = a.charged_item_id
                 WHERE a.account_id = :account
                 ORDER BY 1
                """))
        .containsExactly("02 " + BEAM + " 63 63", "03 soracomBeamRequestCharge-mqtt 63 27");
  }

  @Test
  void aPriceThatChangesWithinTheMonthMakesTwoRecords() {
    BillingAccount account = ledger.newAccount(Coverage.JP);
    ledger.charge(account, LocalDate.of(2026, 3, 1), 0, BEAM, "0.0009", "10");
    ledger.charge(account, LocalDate.of(2026, 3, 2), 0, BEAM, "0.0010", "10");
    bills.latest(account.key());

    assertThat(month.discounts(account))
        .containsExactly(
            "202603 soracomBeamRequestFreeTier " + BEAM + " -0.001 x 10 = -0.01",
            "202603 soracomBeamRequestFreeTier " + BEAM + " -0.0009 x 10 = -0.009");
  }

  @Test
  void freeTiersAreOfTheirCoverageTypeAlone() {
    BillingAccount account = ledger.newAccount(Coverage.G);
    ledger.charge(account, LocalDate.of(2026, 3, 1), 0, "soracomNapterCharge", "3", "2");

    assertThat(bills.latest(account.key()).amount()).isEqualByComparingTo("3.00");
    assertThat(month.discounts(account))
        .containsExactly("202603 soracomNapterFreeTier soracomNapterCharge -3 x 1 = -3");
  }

  @Test
  void aMonthWithNothingToDiscountHasNoDiscounts() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));

    assertThat(bills.latest(key).amountBeforeTax()).isEqualByComparingTo("100");
    assertThat(month.discounts(account())).isEmpty();
  }

  @Test
  void discountsGoWhenTheirChargesGo() {
    String destination = TestSim.freshOperator();
    month.happens(sim.registered(operator, SimStatus.READY, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "10", "2026-03-02T00:00:00Z");
    bills.latest(key);
    assertThat(month.discounts(account())).hasSize(1);

    month.happens(sim.transferred(operator, destination, "2026-03-02T12:00:00Z"));
    bills.latest(key);
    bills.latest(new BillingAccount.Key(destination, Coverage.JP));

    assertThat(month.discounts(account())).isEmpty();
  }

  /** B8, B12: an account that has charges no more owes nothing, and nobody owes it anything. */
  @Test
  void aCouponIsLeftAloneWhenTheOnlyChargeGoes() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-10T01:00:00Z"));
    coupon(CouponScope.ALL_CHARGES, "15");
    assertThat(bills.latest(key).couponAmount()).isEqualByComparingTo("10");

    month.happens(sim.transferred(operator, TestSim.freshOperator(), "2026-03-10T11:00:00Z"));

    assertThat(bills.latest(key).amount()).isEqualByComparingTo("0");
    assertThat(month.discounts(account())).isEmpty();
  }

  /** B8: what the earlier bill does not need any more pays the later one. */
  @Test
  void aCouponPaysTheLaterBillWhenTheChargesOfTheEarlierOneGo() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-10T01:00:00Z"));
    coupon(CouponScope.ALL_CHARGES, "15");
    bills.latest(key);
    month.now("2026-04-01T12:00:00Z");

    month.happens(
        sim.transferred(operator, TestSim.freshOperator(), "2026-03-10T11:00:00Z"),
        new TestSim().registered(operator, SimStatus.ACTIVE, "2026-04-01T00:00:00Z"));

    assertThat(bills.latest(key).couponAmount()).isEqualByComparingTo("10");
    assertThat(bills.history(key)).isEmpty();
  }

  /** Quota 2 with 3 SIMs discounts 2 of them, from the first day of the contract on. */
  @Test
  void aVolumeDiscountIsGrantedUpToItsQuota() {
    for (int i = 0; i < 3; i++) {
      month.happens(new TestSim().registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));
    }
    var quotation =
        volumeDiscounts.quote(
            UUID.randomUUID(),
            key,
            new VolumeDiscountOrder(
                "SORACOM_AIR_BASIC_CHARGE_V2", "MONTHLY", 12, 2, LocalDate.of(2026, 3, 11)));
    volumeDiscounts.confirm(key, quotation.orderId());
    month.now("2026-03-12T12:00:00Z");

    bills.latest(key);

    assertThat(month.discounts(account()))
        .containsExactly(
            "202603 soracomAirBasicChargeVolumeDiscount basicCharge-active -1 x 4 = -4");
  }

  @Test
  void aVolumeDiscountLeavesOtherPlansAlone() {
    month.happens(
        sim.registered(
            operator,
            Coverage.JP,
            "plan-KM1",
            SimStatus.ACTIVE,
            java.time.Instant.parse("2026-03-01T00:00:00Z")),
        new TestSim()
            .registered(
                operator,
                Coverage.JP,
                "plan-DU",
                SimStatus.ACTIVE,
                java.time.Instant.parse("2026-03-01T00:00:00Z")));
    var quotation =
        volumeDiscounts.quote(
            UUID.randomUUID(),
            key,
            new VolumeDiscountOrder(
                "SORACOM_AIR_BASIC_CHARGE_V2", "MONTHLY", 12, 2, LocalDate.of(2026, 3, 10)));
    volumeDiscounts.confirm(key, quotation.orderId());

    bills.latest(key);

    assertThat(month.discounts(account())).isEmpty();
  }

  /** The coupon of all charges comes after everything else. */
  @Test
  void aCouponPaysWhatTheOthersLeave() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-10T00:00:00Z"));
    month.uses(sim, BEAM, "150000", "2026-03-10T01:00:00Z");
    coupon(CouponScope.BEAM, "20");
    coupon(CouponScope.ALL_CHARGES, "1000");

    Bill bill = bills.latest(key);

    assertThat(bill.amount()).isEqualByComparingTo("0");
    assertThat(bill.couponAmount()).isEqualByComparingTo("55");
    assertThat(month.discounts(account()))
        .containsExactly(
            "202603 soracomBeamRequestFreeTier " + BEAM + " -0.0009 x 100000 = -90",
            "202603 soracomBeamRequestCoupon - -1 x 20 = -20",
            "202603 chargeCoupon - -1 x 35 = -35");
  }

  /** Two months are open: the earlier one is paid first, the later one gets what is left. */
  @Test
  void aCouponRunsOutOverTheMonths() {
    month.now("2026-03-31T12:00:00Z");
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-31T00:00:00Z"));
    coupon(CouponScope.ALL_CHARGES, "15");
    month.now("2026-04-02T12:00:00Z");

    assertThat(bills.latest(key).amountBeforeTax()).isEqualByComparingTo("15");
    assertThat(month.discounts(account()))
        .containsExactly(
            "202603 chargeCoupon - -1 x 10 = -10", "202604 chargeCoupon - -1 x 5 = -5");
    assertThat(coupons.list(key))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.balance()).isEqualByComparingTo("15");
              assertThat(listed.preliminaryUse()).isEqualByComparingTo("15");
            });
  }

  private void coupon(CouponScope scope, String amount) {
    coupons.register(
        key, coupons.make(UUID.randomUUID(), key, scope, new BigDecimal(amount), null).code());
  }

  private BillingAccount account() {
    return accounts.find(operator, Coverage.JP).orElseThrow();
  }
}
