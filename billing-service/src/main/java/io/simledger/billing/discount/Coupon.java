package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An amount paid in advance, used up on the charges that it is good for.
 *
 * @param billItemName the discount's item: {@code chargeCoupon}, or that of the coupon's items
 * @param couponCode what granted it
 * @param isTarget names of the items that it is good for
 * @param balance what is left of it before this bill
 */
public record Coupon(
    String billItemName, String couponCode, Predicate<String> isTarget, BigDecimal balance)
    implements DiscountRule {
  /** Good for every charge, and so used after every other discount. */
  public static final String CHARGE_COUPON = "chargeCoupon";

  private static final BigDecimal ONE_OFF = BigDecimal.ONE.negate();

  @Override
  public List<Discount> apply(Remainder remainder) {
    List<Discount.Allocation> allocations = new ArrayList<>();
    BigDecimal used = BigDecimal.ZERO;
    for (ChargedQuantity charge : remainder.matching(c -> isAbout(c.billItemName()))) {
      BigDecimal granted = remainder.leftOf(charge).min(balance.subtract(used));
      if (granted.signum() <= 0) {
        break;
      }
      used = used.add(granted);
      allocations.add(remainder.take(charge, granted));
    }
    return used.signum() == 0
        ? List.of()
        : List.of(new Discount(billItemName, couponCode, "", ONE_OFF, used, allocations));
  }

  @Override
  public boolean isAbout(String billItemName) {
    return isTarget.test(billItemName);
  }

  @Override
  public int position() {
    return billItemName.equals(CHARGE_COUPON) ? 4 : 3;
  }
}
