package io.simledger.transfer.bills;

import io.simledger.bills.v1.Bill;
import java.util.List;

/** Bills of past months, newest first. */
record BillList(List<MonthlyBill> billList) {

  static BillList of(List<Bill> bills) {
    return new BillList(bills.stream().map(MonthlyBill::of).toList());
  }
}
