package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price of the book over a range of days (B11).
 *
 * @param billItemName name or, with variables in braces, pattern of the item
 * @param plans names of the plans that it is for; empty for any
 * @param to the first day on which it no longer applies; null for an open end
 * @param unit what a quantity of 1 means; null where that is not known
 * @param sample true for a figure that was made up
 */
public record PriceInForce(
    String billItemName,
    Coverage coverage,
    List<String> plans,
    LocalDate from,
    @Nullable LocalDate to,
    BigDecimal unitPrice,
    @Nullable String unit,
    boolean sample) {

  public PriceInForce {
    plans = List.copyOf(plans);
  }
}
