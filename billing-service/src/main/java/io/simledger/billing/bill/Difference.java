package io.simledger.billing.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a month does not come to the same (C9).
 *
 * @param check which of the checks it is, as a word to search for
 * @param resourceKind as in usage.proto; 0 for none
 * @param day null where a sum differs
 * @param billItemName empty where a sum differs
 * @param expected what should stand there; null for no record, and for usage that has no price
 * @param actual what stands there; null for no record
 */
public record Difference(
    String check,
    int resourceKind,
    String resourceId,
    @Nullable LocalDate day,
    String billItemName,
    @Nullable BigDecimal expected,
    @Nullable BigDecimal actual) {

  static Difference ofSums(String check, BigDecimal expected, BigDecimal actual) {
    return new Difference(check, 0, "", null, "", expected, actual);
  }
}
