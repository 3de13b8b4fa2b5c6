package io.simledger.billing.bill;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What stands on a bill, added up without tax (C9).
 *
 * @param records sum of the amounts of all records, as they stand in the file
 * @param daily sum of the days
 * @param monthly sum of the items charged by the month
 * @param discounts below or equal to zero
 * @param coupons the part of the discounts that coupons paid, above or equal to zero
 * @param count number of records
 */
record MonthFigures(
    YearMonth month,
    BigDecimal records,
    BigDecimal daily,
    BigDecimal monthly,
    BigDecimal discounts,
    BigDecimal coupons,
    long count) {

  static MonthFigures empty(YearMonth month) {
    return new MonthFigures(
        month,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0);
  }

  BigDecimal charges() {
    return daily.add(monthly);
  }

  /** Days, monthly items and discounts make the sum of the records. */
  boolean addUp() {
    return charges().add(discounts).compareTo(records) == 0;
  }
}
