package io.simledger.billing.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The charges of daily items of one day, without tax.
 *
 * @param byCategory what they consist of, in the order of the names
 */
public record DailyAmount(LocalDate day, SortedMap<String, BigDecimal> byCategory) {
  public DailyAmount {
    byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
  }

  public BigDecimal amount() {
    return byCategory.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
