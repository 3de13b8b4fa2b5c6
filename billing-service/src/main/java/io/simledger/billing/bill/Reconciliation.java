package io.simledger.billing.bill;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month added up in every way that must come to the same (C9), without tax and exact.
 *
 * @param records sum of the amounts of all records: what the file adds up to
 * @param daily sum of the days
 * @param monthly sum of the items charged by the month
 * @param discounts sum of the discounts, below or equal to zero
 * @param recomputedCharges charges made anew from usage and the timeline; of a closed month, what
 *     they came to at the close
 * @param recomputedDiscounts discounts computed anew; of a closed month, as the charges
 * @param billAmount with tax, rounded up once
 * @param firstDifference null when everything comes to the same
 */
public record Reconciliation(
    YearMonth month,
    Bill.State state,
    Coverage coverage,
    BigDecimal records,
    BigDecimal daily,
    BigDecimal monthly,
    BigDecimal discounts,
    BigDecimal recomputedCharges,
    BigDecimal recomputedDiscounts,
    BigDecimal taxRate,
    BigDecimal billAmount,
    @Nullable Difference firstDifference) {

  public boolean isReconciled() {
    return firstDifference == null;
  }
}
