package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One free tier of the price book: a quantity that is free per account and month (B8).
 *
 * @param discountItem the discount's item, such as {@code soracomBeamRequestFreeTier}
 * @param targets names or patterns of the items that it is about, all of one unit
 * @param to the first day on which it is no longer granted; null for an open end
 * @param quantity in the unit of those items
 * @param sample true for a figure that was made up
 */
public record FreeTierTerms(
    int line,
    String discountItem,
    Coverage coverage,
    List<ItemPattern> targets,
    LocalDate from,
    @Nullable LocalDate to,
    BigDecimal quantity,
    boolean sample) {

  public FreeTierTerms {
    targets = List.copyOf(targets);
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("a free tier has a quantity above zero");
    }
  }

  /** Whether it is about the item with this name on the bill. */
  public boolean isAbout(String billItemName) {
    return targets.stream().anyMatch(target -> target.fits(billItemName));
  }

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** Whether this and the other would both be granted on one day. */
  boolean collidesWith(FreeTierTerms other) {
    return discountItem.equals(other.discountItem)
        && coverage == other.coverage
        && (to == null || other.from.isBefore(to))
        && (other.to == null || from.isBefore(other.to));
  }
}
