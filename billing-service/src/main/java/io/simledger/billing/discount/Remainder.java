package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What earlier discounts have left of the charges. Nothing can be taken twice, so no discount
 * exceeds what it discounts, whatever the rules do.
 */
final class Remainder {
  private final List<ChargedQuantity> charges;
  private final Map<ChargedQuantity, BigDecimal> left = new HashMap<>();
  private final Map<ChargedQuantity, BigDecimal> unitsDiscounted = new HashMap<>();

  Remainder(Collection<ChargedQuantity> charges) {
    this.charges = charges.stream().sorted(ChargedQuantity.ORDER).toList();
    this.charges.forEach(
        charge -> {
          if (left.put(charge, charge.amount()) != null) {
            throw new IllegalArgumentException("charges of one key must be summed up first");
          }
        });
  }

  /** Charges that are not used up, in the order in which discounts are used up. */
  List<ChargedQuantity> matching(Predicate<ChargedQuantity> isTarget) {
    List<ChargedQuantity> matching = new ArrayList<>();
    for (ChargedQuantity charge : charges) {
      if (leftOf(charge).signum() > 0 && isTarget.test(charge)) {
        matching.add(charge);
      }
    }
    return matching;
  }

  BigDecimal leftOf(ChargedQuantity charge) {
    return left.getOrDefault(charge, BigDecimal.ZERO);
  }

  /** Units of a charge that no volume discount or free tier has been granted on. */
  BigDecimal unitsLeftOf(ChargedQuantity charge) {
    return charge.quantity().subtract(unitsDiscounted.getOrDefault(charge, BigDecimal.ZERO));
  }

  /** Takes an amount off each of some units of a charge. */
  Discount.Allocation take(ChargedQuantity charge, BigDecimal units, BigDecimal perUnit) {
    if (units.compareTo(unitsLeftOf(charge)) > 0) {
      throw new IllegalArgumentException("a discount takes more units than are left");
    }
    unitsDiscounted.merge(charge, units, BigDecimal::add);
    return take(charge, units.multiply(perUnit));
  }

  /** Takes an amount off a charge. */
  Discount.Allocation take(ChargedQuantity charge, BigDecimal amount) {
    BigDecimal rest = leftOf(charge).subtract(amount);
    if (amount.signum() <= 0 || rest.signum() < 0) {
      throw new IllegalArgumentException("a discount takes more than is left");
    }
    left.put(charge, rest);
    return new Discount.Allocation(charge, amount);
  }
}
