package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.pricing.TestPrices;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B9, B10, C9: months close once, and come to what they came to before. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthCloseTest extends MarchToClose {
  @Inject TestPrices prices;

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
}
