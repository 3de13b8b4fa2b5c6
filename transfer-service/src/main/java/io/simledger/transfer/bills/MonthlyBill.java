package io.simledger.transfer.bills;

import io.simledger.bills.v1.Bill;
import io.simledger.bills.v1.BillState;
import java.math.BigDecimal;

/**
 * The bill of one month.
 *
 * @param yearMonth yyyyMM (UTC)
 * @param amount with tax, in the unit of the currency
 * @param state {@code temporary} until the month is closed
 */
record MonthlyBill(String yearMonth, BigDecimal amount, String currency, String state) {

  static MonthlyBill of(Bill bill) {
    return new MonthlyBill(
        bill.getMonth(),
        new BigDecimal(bill.getAmount()),
        bill.getCurrency(),
        bill.getState() == BillState.BILL_STATE_CLOSED ? "closed" : "temporary");
  }
}
