package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the price book: the price of one unit over a range of days.
 *
 * @param bindings values of the item's variables; null where the price is for any
 * @param plans numbers of plans; empty for any
 * @param to the first day on which the price no longer applies; null for an open end
 * @param included quantity of a resource that costs nothing, each day or each month by the item's
 *     period
 * @param roundedUpTo unit up to which a resource's day is filled; null when it is not
 * @param sample true for a figure that was made up
 */
record PriceEntry(
    int line,
    CatalogueItem item,
    List<@Nullable String> bindings,
    Coverage coverage,
    Set<Short> plans,
    LocalDate from,
    @Nullable LocalDate to,
    BigDecimal unitPrice,
    BigDecimal included,
    @Nullable BigDecimal roundedUpTo,
    boolean sample) {

  /** How many variables are bound: the more, the stronger the entry. */
  long boundVariables() {
    return bindings.stream().filter(Objects::nonNull).count();
  }

  boolean appliesTo(List<String> variables) {
    for (int i = 0; i < bindings.size(); i++) {
      if (bindings.get(i) != null && !variables.get(i).equals(bindings.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  /** Whether this entry says a price for everything that the other says one for, but for days. */
  boolean coversAllOf(PriceEntry other) {
    return item.equals(other.item)
        && coverage == other.coverage
        && (plans.isEmpty() || (!other.plans.isEmpty() && plans.containsAll(other.plans)))
        && bindingsCover(other);
  }

  private boolean bindingsCover(PriceEntry other) {
    for (int i = 0; i < bindings.size(); i++) {
      String mine = bindings.get(i);
      if (mine != null && !mine.equals(other.bindings.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether this entry and the other could both be the price of one thing on one day. */
  boolean collidesWith(PriceEntry other) {
    return item.equals(other.item)
        && coverage == other.coverage
        && boundVariables() == other.boundVariables()
        && bindingsMeet(other)
        && plansMeet(other)
        && (to == null || other.from.isBefore(to))
        && (other.to == null || from.isBefore(other.to));
  }

  private boolean bindingsMeet(PriceEntry other) {
    for (int i = 0; i < bindings.size(); i++) {
      String mine = bindings.get(i);
      String theirs = other.bindings.get(i);
      if (mine != null && theirs != null && !mine.equals(theirs)) {
        return false;
      }
    }
    return true;
  }

  private boolean plansMeet(PriceEntry other) {
    return plans.isEmpty() ? other.plans.isEmpty() : plans.stream().anyMatch(other.plans::contains);
  }
}
