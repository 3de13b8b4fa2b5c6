package io.simledger.transfer.bills;

import io.simledger.bills.v1.Bill;
import java.math.BigDecimal;

/**
 * The preliminary bill of the running month.
 *
 * @param lastEvaluatedTime yyyyMMddHHmmss (UTC)
 */
record LatestBill(BigDecimal amount, String currency, String lastEvaluatedTime) {

  static LatestBill of(Bill bill) {
    return new LatestBill(
        new BigDecimal(bill.getAmount()),
        bill.getCurrency(),
        WireValues.time(bill.getLastEvaluatedAt()));
  }
}
