package io.simledger.transfer.bills;

import io.simledger.bills.v1.GetDailyBillResponse;
import java.math.BigDecimal;
import java.util.List;

/** Charges of a month day by day, newest first, without monthly items, discounts and tax. */
record DailyBillList(List<Day> billList) {

  static DailyBillList of(GetDailyBillResponse bill) {
    return new DailyBillList(
        bill.getDaysList().stream()
            .map(day -> new Day(day.getDate(), new BigDecimal(day.getAmount()), bill.getCurrency()))
            .toList());
  }

  /**
   * One day.
   *
   * @param date yyyyMMdd (UTC)
   */
  record Day(String date, BigDecimal amount, String currency) {}
}
