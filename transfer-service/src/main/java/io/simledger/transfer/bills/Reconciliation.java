package io.simledger.transfer.bills;

import io.simledger.bills.v1.GetReconciliationResponse;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A month added up in every way that must come to the same (C9), without tax but for the bill.
 *
 * @param yearMonth yyyyMM (UTC)
 * @param state {@code temporary} until the month is closed
 * @param recordsTotal what the billing detail adds up to
 * @param recomputedCharges charges made anew from usage and the timeline
 * @param taxRate such as 0.1
 * @param billAmount with tax, rounded up once
 * @param firstDifference absent when there is none
 */
public record Reconciliation(
    String yearMonth,
    String state,
    String currency,
    BigDecimal recordsTotal,
    BigDecimal dailyTotal,
    BigDecimal monthlyTotal,
    BigDecimal discountTotal,
    BigDecimal recomputedCharges,
    BigDecimal recomputedDiscounts,
    BigDecimal taxRate,
    BigDecimal billAmount,
    boolean reconciled,
    @Nullable Difference firstDifference) {

  public static Reconciliation of(GetReconciliationResponse sums) {
    return new Reconciliation(
        sums.getMonth(),
        MonthlyBill.state(sums.getState()),
        sums.getCurrency(),
        new BigDecimal(sums.getRecordsTotal()),
        new BigDecimal(sums.getDailyTotal()),
        new BigDecimal(sums.getMonthlyTotal()),
        new BigDecimal(sums.getDiscountTotal()),
        new BigDecimal(sums.getRecomputedCharges()),
        new BigDecimal(sums.getRecomputedDiscounts()),
        new BigDecimal(sums.getTaxRate()),
        new BigDecimal(sums.getBillAmount()),
        sums.getReconciled(),
        sums.hasFirstDifference() ? Difference.of(sums.getFirstDifference()) : null);
  }

  /**
   * Where a month does not come to the same: a record, or a sum without resource, date and item.
   *
   * @param check which of the checks it is
   * @param expected what should stand there; absent for no record
   * @param actual what stands there; absent for no record
   */
  public record Difference(
      String check,
      @Nullable String resourceType,
      @Nullable String resourceId,
      @Nullable String date,
      @Nullable String billItemName,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal actual) {

    static Difference of(io.simledger.bills.v1.Difference difference) {
      return new Difference(
          difference.getCheck(),
          WireValues.orNull(difference.getResourceType()),
          WireValues.orNull(difference.getResourceId()),
          WireValues.orNull(difference.getDate()),
          WireValues.orNull(difference.getBillItemName()),
          WireValues.numberOrNull(difference.getExpected()),
          WireValues.numberOrNull(difference.getActual()));
    }
  }
}
