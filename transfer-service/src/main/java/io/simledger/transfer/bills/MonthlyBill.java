package io.simledger.transfer.bills;

import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The bill of one month.
 *
 * @param yearMonth yyyyMM (UTC)
 * @param amount with tax, in the unit of the currency
 * @param state {@code temporary} until the month is closed
 * @param appliedCouponAmount what coupons paid of it, without tax
 */
record MonthlyBill(
    String yearMonth,
    BigDecimal amount,
    @Nullable BigDecimal appliedCouponAmount,
    String currency,
    String state) {

  static MonthlyBill of(Bill bill) {
    return new MonthlyBill(
        bill.getMonth(),
        new BigDecimal(bill.getAmount()),
        WireValues.numberOrNull(bill.getAppliedCouponAmount()),
        bill.getCurrency(),
        state(bill.getState()));
  }

  static String state(BillState state) {
    return state == BillState.BILL_STATE_CLOSED ? "closed" : "temporary";
  }
}
