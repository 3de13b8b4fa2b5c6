package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tax rate of a coverage type over a range of days (B9). */
record TaxRate(
    int line, Coverage coverage, LocalDate from, @Nullable LocalDate to, BigDecimal rate) {
  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  boolean collidesWith(TaxRate other) {
    return coverage == other.coverage
        && (to == null || other.from.isBefore(to))
        && (other.to == null || from.isBefore(other.to));
  }
}
