package io.simledger.transfer.console.billing;

import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillState;
import io.simledger.transfer.bills.WireValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A bill as pages show it.
 *
 * @param amount with tax, rounded up once (B9)
 * @param amountBeforeTax exact
 * @param coupons what coupons paid of it, without tax
 */
public record BillView(
    YearMonth month,
    boolean closed,
    String currency,
    BigDecimal amount,
    BigDecimal amountBeforeTax,
    BigDecimal coupons,
    Instant evaluatedAt) {

  static BillView of(Bill bill) {
    return new BillView(
        WireDates.asMonth(bill.getMonth()),
        bill.getState() == BillState.BILL_STATE_CLOSED,
        bill.getCurrency(),
        new BigDecimal(bill.getAmount()),
        new BigDecimal(bill.getAmountBeforeTax()),
        new BigDecimal(bill.getAppliedCouponAmount()),
        WireValues.instant(bill.getLastEvaluatedAt()));
  }

  /** yyyyMM. */
  public String path() {
    return WireDates.onWire(month);
  }

  /** Name of the state in the API, and of its badge. */
  public String state() {
    return closed ? "closed" : "temporary";
  }

  /** Whether nothing is to be paid and no coupon paid anything. */
  public boolean isEmpty() {
    return amountBeforeTax.signum() == 0 && coupons.signum() == 0;
  }

  public boolean hasCoupons() {
    return coupons.signum() != 0;
  }
}
