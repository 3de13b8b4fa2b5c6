package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What an account was charged of one item, of SIMs of one plan, at one price on one day. Discounts
 * need no more than this, so a bill of a million lines has a few thousand of these.
 *
 * @param plan plan of the SIMs; null for other resources
 */
public record ChargedQuantity(
    String billItemName,
    @Nullable String plan,
    LocalDate day,
    BigDecimal unitPrice,
    BigDecimal quantity) {

  /** The order in which discounts are used up: by time, then by name, price and plan. */
  static final Comparator<ChargedQuantity> ORDER =
      Comparator.comparing(ChargedQuantity::day)
          .thenComparing(ChargedQuantity::billItemName)
          .thenComparing(ChargedQuantity::unitPrice)
          .thenComparing(ChargedQuantity::plan, Comparator.nullsFirst(Comparator.naturalOrder()));

  public ChargedQuantity {
    if (unitPrice.signum() < 0 || quantity.signum() <= 0) {
      throw new IllegalArgumentException("a charge has a price and a quantity above zero");
    }
    // Prices that are worth the same are the same, however many zeros were written.
    unitPrice = unitPrice.setScale(Math.max(0, unitPrice.stripTrailingZeros().scale()));
  }

  /** Unit price times quantity, exactly. */
  public BigDecimal amount() {
    return unitPrice.multiply(quantity);
  }
}
