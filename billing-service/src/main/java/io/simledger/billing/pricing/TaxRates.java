package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Tax rates by day (B9). */
@ApplicationScoped
public class TaxRates {
  private final PriceBook book;

  TaxRates(PriceBook book) {
    this.book = book;
  }

  /** The rate in force on a day; empty where the book has none. */
  Optional<BigDecimal> find(LocalDate day, Coverage coverage) {
    return book.taxRates().stream()
        .filter(rate -> rate.coverage() == coverage && rate.inForceOn(day))
        .map(TaxRate::rate)
        .findFirst();
  }

  /** The rate in force on a day; zero where the book has none. */
  public BigDecimal on(LocalDate day, Coverage coverage) {
    return find(day, coverage).orElse(BigDecimal.ZERO);
  }
}
