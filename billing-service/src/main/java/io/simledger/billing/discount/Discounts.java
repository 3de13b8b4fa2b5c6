package io.simledger.billing.discount;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Computes the discounts of one bill. */
public final class Discounts {
  private Discounts() {}

  /**
   * The discounts that the rules grant on the charges, in the order of B8: volume discounts, free
   * tiers, coupons of single items, coupons of all charges.
   *
   * @param charges of one account and month, one for each key
   */
  public static List<Discount> of(
      Collection<ChargedQuantity> charges, Collection<? extends DiscountRule> rules) {
    Remainder remainder = new Remainder(charges);
    return rules.stream()
        .sorted(Comparator.comparingInt(DiscountRule::position))
        .flatMap(rule -> rule.apply(remainder).stream())
        .toList();
  }
}
