package io.simledger.billing.discount;

import java.util.List;

/** Something that grants discounts on the charges of one bill. One class per model. */
public sealed interface DiscountRule permits VolumeDiscount, FreeTier, Coupon {

  /** Takes off what the rule grants of what earlier rules left. */
  List<Discount> apply(Remainder remainder);

  /** Whether charges of the item with this name can be discounted by the rule. */
  boolean isAbout(String billItemName);

  /** Whether the plan of the SIM decides that. */
  default boolean asksForPlan(String billItemName) {
    return false;
  }

  /**
   * Position in the order of B8; rules of one position apply in the order in which they are given.
   */
  int position();
}
