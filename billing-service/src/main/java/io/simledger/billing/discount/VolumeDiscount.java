package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A contract that takes a fixed amount off the basic charge of a number of SIMs a day: quota 5 with
 * 8 SIMs discounts 5 of them.
 *
 * @param contractId what granted it
 * @param plans plans whose basic charges it is about
 * @param from first day of the contract
 * @param to the day after its last
 * @param quota SIMs a day
 * @param discountPerDay taken off one SIM's basic charge of a day, at most that charge
 */
public record VolumeDiscount(
    String contractId,
    Set<String> plans,
    LocalDate from,
    LocalDate to,
    BigDecimal quota,
    BigDecimal discountPerDay)
    implements DiscountRule {
  static final String BILL_ITEM = "soracomAirBasicChargeVolumeDiscount";
  private static final Set<String> BASIC_CHARGES =
      Set.of("basicCharge-active", "basicCharge-inactive");

  @Override
  public List<Discount> apply(Remainder remainder) {
    Map<LocalDate, BigDecimal> used = new TreeMap<>();
    Map<Line, BigDecimal> quantities = new LinkedHashMap<>();
    Map<Line, List<Discount.Allocation>> allocations = new LinkedHashMap<>();
    for (ChargedQuantity charge : remainder.matching(this::isTarget)) {
      BigDecimal granted =
          remainder
              .unitsLeftOf(charge)
              .min(quota.subtract(used.getOrDefault(charge.day(), BigDecimal.ZERO)));
      if (granted.signum() > 0) {
        used.merge(charge.day(), granted, BigDecimal::add);
        Line line = new Line(charge.billItemName(), perDay(charge));
        quantities.merge(line, granted, BigDecimal::add);
        allocations
            .computeIfAbsent(line, key -> new ArrayList<>())
            .add(remainder.take(charge, granted, perDay(charge)));
      }
    }
    return quantities.entrySet().stream()
        .map(
            entry ->
                new Discount(
                    BILL_ITEM,
                    contractId,
                    entry.getKey().item(),
                    entry.getKey().unitDiscount().negate(),
                    entry.getValue(),
                    allocations.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  @Override
  public boolean isAbout(String billItemName) {
    return BASIC_CHARGES.contains(billItemName);
  }

  @Override
  public boolean asksForPlan(String billItemName) {
    return isAbout(billItemName);
  }

  @Override
  public int position() {
    return 1;
  }

  private boolean isTarget(ChargedQuantity charge) {
    return isAbout(charge.billItemName())
        && charge.plan() != null
        && plans.contains(charge.plan())
        && !charge.day().isBefore(from)
        && charge.day().isBefore(to);
  }

  private BigDecimal perDay(ChargedQuantity charge) {
    return discountPerDay.min(charge.unitPrice());
  }

  private record Line(String item, BigDecimal unitDiscount) {}
}
