package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A quantity that is free per account and month, used up in the order of time.
 *
 * @param billItemName the discount's item, such as {@code soracomBeamRequestFreeTier}
 * @param isTarget names of the items that it is about
 * @param quantity in the unit of those items
 */
public record FreeTier(String billItemName, Predicate<String> isTarget, BigDecimal quantity)
    implements DiscountRule {

  @Override
  public List<Discount> apply(Remainder remainder) {
    Map<Line, BigDecimal> quantities = new LinkedHashMap<>();
    Map<Line, List<Discount.Allocation>> allocations = new LinkedHashMap<>();
    BigDecimal free = quantity;
    for (ChargedQuantity charge : remainder.matching(c -> isAbout(c.billItemName()))) {
      BigDecimal granted = remainder.unitsLeftOf(charge).min(free);
      if (granted.signum() <= 0) {
        continue;
      }
      free = free.subtract(granted);
      Line line = new Line(charge.billItemName(), charge.unitPrice());
      quantities.merge(line, granted, BigDecimal::add);
      allocations
          .computeIfAbsent(line, key -> new ArrayList<>())
          .add(remainder.take(charge, granted, charge.unitPrice()));
    }
    return quantities.entrySet().stream()
        .map(
            entry ->
                new Discount(
                    billItemName,
                    billItemName,
                    entry.getKey().item(),
                    entry.getKey().unitPrice().negate(),
                    entry.getValue(),
                    allocations.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  @Override
  public boolean isAbout(String billItemName) {
    return isTarget.test(billItemName);
  }

  @Override
  public int position() {
    return 2;
  }

  /** A price that changes within the month makes two lines, so that each amount is exact. */
  private record Line(String item, BigDecimal unitPrice) {}
}
