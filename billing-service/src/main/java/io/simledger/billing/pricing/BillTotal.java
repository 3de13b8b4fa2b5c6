package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** From an exact sum to what is paid: the one place where money is rounded. */
public final class BillTotal {
  private BillTotal() {}

  /** Adds the tax and rounds up to the smallest unit of the currency, once (B9). */
  public static BigDecimal withTax(BigDecimal beforeTax, BigDecimal taxRate, Coverage coverage) {
    return beforeTax
        .multiply(BigDecimal.ONE.add(taxRate))
        .setScale(coverage.currencyScale(), RoundingMode.CEILING);
  }
}
