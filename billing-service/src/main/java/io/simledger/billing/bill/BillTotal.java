package io.simledger.billing.bill;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * From the exact sum of charges and discounts to the total: the one place where money is rounded.
 */
final class BillTotal {
  private BillTotal() {}

  /** Adds the tax and rounds up to the smallest unit of the currency, once (B9). */
  static BigDecimal withTax(BigDecimal beforeTax, BigDecimal taxRate, Coverage coverage) {
    return beforeTax
        .multiply(BigDecimal.ONE.add(taxRate))
        .setScale(coverage.currencyScale(), RoundingMode.CEILING);
  }
}
