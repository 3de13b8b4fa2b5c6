package io.simledger.billing.discount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Charges of a month, and rules that grant discounts on them. */
final class TestCharges {
  static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  static final String BEAM = "soracomBeamRequestCharge-http";

  private TestCharges() {}

  static ChargedQuantity beam(int day, String unitPrice, String quantity) {
    return charge(BEAM, null, day, unitPrice, quantity);
  }

  static ChargedQuantity basic(int day, String plan, String unitPrice, String quantity) {
    return charge("basicCharge-active", plan, day, unitPrice, quantity);
  }

  static ChargedQuantity charge(
      String item, @Nullable String plan, int day, String unitPrice, String quantity) {
    return new ChargedQuantity(
        item, plan, FIRST.plusDays(day - 1L), decimal(unitPrice), decimal(quantity));
  }

  static FreeTier beamFreeTier(String quantity) {
    return new FreeTier("soracomBeamRequestFreeTier", BEAM::equals, decimal(quantity));
  }

  static VolumeDiscount volume(String contract, String quota, String perDay) {
    return new VolumeDiscount(
        contract,
        Set.of("plan-D", "plan-K"),
        FIRST,
        FIRST.plusYears(1),
        decimal(quota),
        decimal(perDay));
  }

  static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }
}
