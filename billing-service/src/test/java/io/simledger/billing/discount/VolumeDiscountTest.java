package io.simledger.billing.discount;

import static io.simledger.billing.discount.TestCharges.FIRST;
import static io.simledger.billing.discount.TestCharges.basic;
import static io.simledger.billing.discount.TestCharges.beam;
import static io.simledger.billing.discount.TestCharges.charge;
import static io.simledger.billing.discount.TestCharges.decimal;
import static io.simledger.billing.discount.TestCharges.volume;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B8 volume discounts")
class VolumeDiscountTest {
  @Test
  void volumeDiscountWithQuotaBelowTheSimCountDiscountsTheQuota() {
    List<Discount> discounts =
        Discounts.of(
            List.of(basic(1, "plan-D", "10", "8"), basic(2, "plan-D", "10", "3")),
            List.of(volume("c1", "5", "2")));

    assertThat(discounts).hasSize(1);
    assertThat(discounts.get(0).quantity()).isEqualByComparingTo("8");
    assertThat(discounts.get(0).amount()).isEqualByComparingTo("-16");
  }

  @Test
  void secondContractDiscountsTheSimsThatTheFirstLeft() {
    List<Discount> discounts =
        Discounts.of(
            List.of(basic(1, "plan-D", "10", "8")),
            List.of(volume("c1", "5", "2"), volume("c2", "5", "1")));

    assertThat(discounts)
        .extracting(Discount::origin, discount -> discount.quantity().intValueExact())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("c1", 5),
            org.assertj.core.groups.Tuple.tuple("c2", 3));
  }

  @Test
  void volumeDiscountLeavesOtherPlansAndDaysOutsideTheContractAlone() {
    List<Discount> discounts =
        Discounts.of(
            List.of(
                basic(1, "plan-KM1", "10", "8"),
                new ChargedQuantity(
                    "basicCharge-active",
                    "plan-D",
                    FIRST.minusDays(1),
                    decimal("10"),
                    decimal("1"))),
            List.of(volume("c1", "5", "2")));

    assertThat(discounts).isEmpty();
  }

  @Test
  void volumeDiscountNeverExceedsTheBasicCharge() {
    List<Discount> discounts =
        Discounts.of(List.of(basic(1, "plan-D", "1", "1")), List.of(volume("c1", "5", "2")));

    assertThat(discounts).singleElement().extracting(Discount::amount).isEqualTo(decimal("-1"));
  }

  @Test
  void volumeDiscountIsGrantedFromItsFirstDayToItsLast() {
    VolumeDiscount twoDays =
        new VolumeDiscount(
            "c", Set.of("plan-D"), FIRST, FIRST.plusDays(2), decimal("9"), decimal("1"));

    List<Discount> discounts =
        Discounts.of(
            List.of(
                charge("basicCharge-active", "plan-D", 0, "10", "1"),
                basic(1, "plan-D", "10", "1"),
                basic(2, "plan-D", "10", "1"),
                basic(3, "plan-D", "10", "1")),
            List.of(twoDays));

    assertThat(discounts)
        .singleElement()
        .satisfies(
            discount ->
                assertThat(discount.allocations())
                    .extracting(allocation -> allocation.charge().day())
                    .containsExactly(FIRST, FIRST.plusDays(1)));
  }

  @Test
  void volumeDiscountLeavesOtherChargesAndResourcesWithoutPlanAlone() {
    assertThat(
            Discounts.of(
                List.of(
                    charge("basicCharge-ready", "plan-D", 1, "5", "1"),
                    charge("basicCharge-active", null, 1, "10", "1"),
                    beam(1, "1", "1")),
                List.of(volume("c1", "5", "2"))))
        .isEmpty();
  }
}
