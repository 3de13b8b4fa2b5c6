package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingException;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B10, C9: what is closed never changes again. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ClosedMonthTest extends MarchToClose {
  @Inject MeterRegistry meters;

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

  private static List<String> marchOf(List<String> bytes) {
    return bytes.stream().filter(line -> line.contains("\"month\":\"2026-03-01\"")).toList();
  }
}
