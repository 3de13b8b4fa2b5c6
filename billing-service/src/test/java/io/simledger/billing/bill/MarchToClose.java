package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.billing.TestMonth;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account that has a month to close: a March, seen on its last evening. */
abstract class MarchToClose {
  static final String BEAM = "soracomBeamRequestCharge-http";
  static final YearMonth MARCH = YearMonth.of(2026, 3);
  static final Instant CLOSING = Instant.parse("2026-04-02T00:00:00Z");

  @Inject TestMonth month;
  @Inject MonthClose close;
  @Inject Bills bills;
  @Inject Coupons coupons;
  @Inject BillingAccounts accounts;

  final String operator = TestSim.freshOperator();
  final BillingAccount.Key key = new BillingAccount.Key(operator, Coverage.JP);
  final TestSim sim = new TestSim();

  @BeforeEach
  void begin() {
    month.now("2026-03-31T23:00:00Z");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  /** A SIM active all March, Beam beyond the free tier, and a coupon that runs out. */
  void aMonth() {
    month.happens(sim.registered(operator, SimStatus.ACTIVE, "2026-03-01T00:00:00Z"));
    month.uses(sim, BEAM, "150000", "2026-03-15T10:00:00Z");
    coupon("15");
  }

  void coupon(String amount) {
    coupons.register(
        key,
        coupons
            .make(UUID.randomUUID(), key, CouponScope.ALL_CHARGES, new BigDecimal(amount), null)
            .code());
  }

  void closeMarch() {
    assertThat(close.closeUpTo(account().id(), MARCH, CLOSING, true))
        .isEqualTo(MonthClose.Outcome.NOTHING_DUE);
  }

  BillingAccount account() {
    return accounts.find(operator, Coverage.JP).orElseThrow();
  }
}
