package io.simledger.billing.discount;

import static io.simledger.billing.discount.TestCharges.BEAM;
import static io.simledger.billing.discount.TestCharges.basic;
import static io.simledger.billing.discount.TestCharges.beam;
import static io.simledger.billing.discount.TestCharges.beamFreeTier;
import static io.simledger.billing.discount.TestCharges.charge;
import static io.simledger.billing.discount.TestCharges.decimal;
import static io.simledger.billing.discount.TestCharges.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B8 discounts")
class DiscountsTest {
  @Test
  void freeTierIsUsedUpInTheOrderOfTime() {
    List<Discount> discounts =
        Discounts.of(
            List.of(
                beam(2, "0.0009", "80000"), beam(1, "0.0009", "40000"), beam(3, "0.0009", "80000")),
            List.of(beamFreeTier("100000")));

    assertThat(discounts).hasSize(1);
    Discount discount = discounts.get(0);
    assertThat(discount.unitPrice()).isEqualByComparingTo("-0.0009");
    assertThat(discount.quantity()).isEqualByComparingTo("100000");
    assertThat(discount.amount()).isEqualByComparingTo("-90");
    assertThat(discount.allocations())
        .extracting(allocation -> allocation.charge().day().getDayOfMonth())
        .containsExactly(1, 2);
  }

  @Test
  void freeTierThatIsNotUsedUpGrantsWhatWasUsed() {
    List<Discount> discounts =
        Discounts.of(List.of(beam(1, "0.0009", "10")), List.of(beamFreeTier("100000")));

    assertThat(discounts).singleElement().extracting(Discount::quantity).isEqualTo(decimal("10"));
  }

  @Test
  void freeTierLeavesOtherItemsAlone() {
    assertThat(
            Discounts.of(
                List.of(basic(1, "plan-D", "10", "8"), beam(1, "0.0009", "10")),
                List.of(beamFreeTier("100000"))))
        .singleElement()
        .satisfies(
            discount -> assertThat(discount.amount()).isEqualByComparingTo("-0.009"),
            discount ->
                assertThat(discount.allocations())
                    .extracting(allocation -> allocation.charge().billItemName())
                    .containsExactly(BEAM));
  }

  @Test
  void couponOfSomeItemsLeavesOthersAlone() {
    Coupon coupon = new Coupon("soracomBeamRequestCharge", "c", BEAM::equals, decimal("1000"));

    assertThat(
            Discounts.of(
                List.of(basic(1, "plan-D", "10", "8"), beam(1, "0.0009", "10")), List.of(coupon)))
        .singleElement()
        .satisfies(discount -> assertThat(discount.amount()).isEqualByComparingTo("-0.009"));
  }

  @Test
  void priceChangeWithinTheFreeTierMakesTwoExactLines() {
    List<Discount> discounts =
        Discounts.of(
            List.of(beam(1, "0.0009", "60000"), beam(16, "0.001", "60000")),
            List.of(beamFreeTier("100000")));

    assertThat(discounts)
        .extracting(Discount::amount)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(decimal("-54"), decimal("-40"));
  }

  @Test
  void couponThatRunsOutGrantsItsBalance() {
    List<Discount> discounts =
        Discounts.of(
            List.of(beam(1, "0.5", "100"), basic(1, "plan-D", "10", "1")),
            List.of(new Coupon(Coupon.CHARGE_COUPON, "code", item -> true, decimal("55"))));

    assertThat(discounts).singleElement().extracting(Discount::amount).isEqualTo(decimal("-55"));
  }

  @Test
  void couponOfAllChargesComesLastWhateverTheOrderOfTheRules() {
    List<Discount> discounts =
        Discounts.of(
            List.of(beam(1, "1", "100"), basic(1, "plan-D", "10", "1")),
            List.of(
                new Coupon(Coupon.CHARGE_COUPON, "all", item -> true, decimal("1000")),
                new Coupon("soracomBeamRequestCoupon", "beam", BEAM::equals, decimal("30")),
                beamFreeTier("60"),
                volume("c1", "5", "2")));

    assertThat(discounts)
        .extracting(Discount::origin)
        .containsExactly("c1", "soracomBeamRequestFreeTier", "beam", "all");
    assertThat(discounts)
        .extracting(Discount::amount)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(decimal("-2"), decimal("-60"), decimal("-30"), decimal("-18"));
  }

  @Test
  void chargesOfOneKeyMustBeSummedUpFirst() {
    assertThatThrownBy(() -> Discounts.of(List.of(beam(1, "1", "2"), beam(1, "1", "2")), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rulesSayWhatTheyAreAbout() {
    VolumeDiscount volume = volume("c1", "5", "2");
    FreeTier freeTier = beamFreeTier("1");
    Coupon coupon = new Coupon("soracomBeamRequestCoupon", "b", BEAM::equals, decimal("1"));

    assertThat(volume.isAbout("basicCharge-active")).isTrue();
    assertThat(volume.isAbout("basicCharge-ready")).isFalse();
    assertThat(volume.asksForPlan("basicCharge-inactive")).isTrue();
    assertThat(volume.asksForPlan(BEAM)).isFalse();
    assertThat(freeTier.isAbout(BEAM)).isTrue();
    assertThat(freeTier.isAbout("basicCharge-active")).isFalse();
    assertThat(freeTier.asksForPlan(BEAM)).isFalse();
    assertThat(coupon.isAbout(BEAM)).isTrue();
    assertThat(coupon.isAbout("basicCharge-active")).isFalse();
    assertThat(coupon.asksForPlan(BEAM)).isFalse();
  }

  /** What one rule took is not there for the next. */
  @Test
  void ofTwoCouponsTheSecondPaysWhatTheFirstLeaves() {
    List<Discount> discounts =
        Discounts.of(
            List.of(beam(1, "1", "100"), beam(2, "1", "50")),
            List.of(
                new Coupon(Coupon.CHARGE_COUPON, "first", item -> true, decimal("120")),
                new Coupon(Coupon.CHARGE_COUPON, "second", item -> true, decimal("1000")),
                new Coupon(Coupon.CHARGE_COUPON, "third", item -> true, decimal("1000"))));

    assertThat(discounts).extracting(Discount::origin).containsExactly("first", "second");
    assertThat(discounts)
        .extracting(Discount::amount)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(decimal("-120"), decimal("-30"));
    assertThat(discounts.get(1).allocations())
        .singleElement()
        .satisfies(allocation -> assertThat(allocation.charge().day()).isEqualTo("2026-11-02"));
  }

  @Test
  void discountsAreUsedUpByTimeThenNameThenPriceThenPlan() {
    List<ChargedQuantity> charges =
        List.of(
            basic(2, "plan-D", "1", "1"),
            basic(1, "plan-K", "2", "1"),
            basic(1, "plan-D", "2", "1"),
            charge("basicCharge-active", null, 1, "2", "1"),
            basic(1, "plan-D", "1", "1"),
            charge("aCharge", null, 1, "9", "1"));

    List<Discount> discounts =
        Discounts.of(
            charges, List.of(new Coupon(Coupon.CHARGE_COUPON, "c", item -> true, decimal("99"))));

    assertThat(discounts.get(0).allocations())
        .extracting(Discount.Allocation::charge)
        .containsExactly(
            charges.get(5),
            charges.get(4),
            charges.get(3),
            charges.get(2),
            charges.get(1),
            charges.get(0));
  }

  @Test
  void pricesThatAreWorthTheSameAreOneKey() {
    assertThat(beam(1, "0.50", "1")).isEqualTo(beam(1, "0.5", "1"));
    assertThat(beam(1, "10", "1").unitPrice()).isEqualTo(decimal("10"));
  }

  @Test
  void aChargeHasAPriceNotBelowZeroAndAQuantityAboveIt() {
    assertThat(beam(1, "0", "1").amount()).isEqualByComparingTo("0");
    assertThatThrownBy(() -> beam(1, "-1", "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> beam(1, "1", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> beam(1, "1", "-1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDiscountHasANegativePriceAndAQuantityAboveZero() {
    for (String[] wrong : new String[][] {{"0", "1"}, {"1", "1"}, {"-1", "0"}, {"-1", "-1"}}) {
      assertThatThrownBy(
              () ->
                  new Discount(
                      "chargeCoupon", "c", "", decimal(wrong[0]), decimal(wrong[1]), List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingCanBeTakenTwice() {
    ChargedQuantity charge = beam(1, "2", "10");
    Remainder remainder = new Remainder(List.of(charge));

    assertThatThrownBy(() -> remainder.take(charge, decimal("20.1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> remainder.take(charge, decimal("0")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> remainder.take(charge, decimal("11"), decimal("1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(remainder.take(charge, decimal("10"), decimal("1")).amount())
        .isEqualByComparingTo("10");
    assertThat(remainder.unitsLeftOf(charge)).isEqualByComparingTo("0");
    assertThat(remainder.leftOf(charge)).isEqualByComparingTo("10");
    assertThat(remainder.matching(c -> true)).containsExactly(charge);
    assertThat(remainder.take(charge, decimal("10")).amount()).isEqualByComparingTo("10");
    assertThat(remainder.matching(c -> true)).isEmpty();
    assertThat(remainder.leftOf(beam(2, "1", "1"))).isEqualByComparingTo("0");
  }

  /** Random bills: discounts never exceed what they discount, one by one and together. */
  @Test
  void discountsNeverExceedWhatTheyDiscount() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<ChargedQuantity> charges = randomCharges(random);
      List<Discount> discounts = Discounts.of(charges, randomRules(random));

      for (ChargedQuantity charge : charges) {
        BigDecimal taken =
            discounts.stream()
                .flatMap(discount -> discount.allocations().stream())
                .filter(allocation -> allocation.charge().equals(charge))
                .map(Discount.Allocation::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(taken).as("seed %d round %d", seed, round).isLessThanOrEqualTo(charge.amount());
      }
      for (Discount discount : discounts) {
        BigDecimal allocated =
            discount.allocations().stream()
                .map(Discount.Allocation::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(allocated)
            .as("seed %d round %d: the parts make the whole", seed, round)
            .isEqualByComparingTo(discount.amount().negate());
      }
    }
  }

  private static List<ChargedQuantity> randomCharges(Random random) {
    List<ChargedQuantity> charges = new ArrayList<>();
    for (int day = 1; day <= 1 + random.nextInt(28); day++) {
      charges.add(beam(day, random.nextBoolean() ? "0.0009" : "0.5", 1 + random.nextInt(900) + ""));
      charges.add(basic(day, "plan-D", 1 + random.nextInt(12) + "", 1 + random.nextInt(9) + ""));
      charges.add(basic(day, "plan-K", 1 + random.nextInt(12) + "", 1 + random.nextInt(9) + ""));
    }
    return charges;
  }

  private static List<DiscountRule> randomRules(Random random) {
    return List.of(
        volume("c1", random.nextInt(9) + "", 1 + random.nextInt(15) + ""),
        volume("c2", random.nextInt(9) + "", 1 + random.nextInt(15) + ""),
        beamFreeTier(random.nextInt(5000) + ""),
        new Coupon(
            "soracomBeamRequestCoupon", "b", BEAM::equals, decimal(random.nextInt(300) + ".25")),
        new Coupon(Coupon.CHARGE_COUPON, "a", item -> true, decimal(random.nextInt(3000) + ".75")),
        new Coupon(Coupon.CHARGE_COUPON, "z", item -> true, decimal(random.nextInt(3000) + "")));
  }
}
