package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of the discounts: a negative unit price and a positive quantity, so that their product
 * is the amount as it is on charges (B8).
 *
 * @param billItemName the discount's item
 * @param origin what granted it: the name of a free tier, a coupon code or a contract id
 * @param targetItemName item that is discounted; empty when it goes across items
 * @param allocations which charges it took off, and how much of each (B13); their sum is the amount
 */
public record Discount(
    String billItemName,
    String origin,
    String targetItemName,
    BigDecimal unitPrice,
    BigDecimal quantity,
    List<Allocation> allocations) {

  public Discount {
    if (unitPrice.signum() >= 0 || quantity.signum() <= 0) {
      throw new IllegalArgumentException(
          "a discount has a negative price and a quantity above zero");
    }
    allocations = List.copyOf(allocations);
  }

  /** Unit price times quantity, exactly: below zero. */
  public BigDecimal amount() {
    return unitPrice.multiply(quantity);
  }

  /**
   * What a discount took off one charged quantity.
   *
   * @param amount above zero
   */
  public record Allocation(ChargedQuantity charge, BigDecimal amount) {}
}
