package io.simledger.billing.coupon;

import io.simledger.billing.discount.Coupon;
import java.util.regex.Pattern;

/** What a coupon is good for; each is a discount item of the catalogue. */
public enum CouponScope {
  ALL_CHARGES(Coupon.CHARGE_COUPON, ".*"),
  DATA_TRAFFIC(
      "dataTrafficCoupon",
      "(uploadDataCharge|downloadDataCharge|dataTrafficCharge|dataTrafficRoundedUpCharge)-.*"
          + "|dataTrafficChargeForPlanKM1|soracomArcVirtualSimDateTrafficCharge"),
  BEAM("soracomBeamRequestCoupon", "soracomBeamRequestCharge-.*"),
  ENDORSE("soracomEndorseCoupon", "soracomEndorseCharge"),
  FUNNEL("soracomFunnelRequestCoupon", "soracomFunnelRequestCharge-.*");

  private final String billItemName;
  private final Pattern targets;

  CouponScope(String billItemName, String targets) {
    this.billItemName = billItemName;
    this.targets = Pattern.compile(targets);
  }

  /** The scope of a discount item. */
  static CouponScope of(String billItemName) {
    for (CouponScope scope : values()) {
      if (scope.billItemName.equals(billItemName)) {
        return scope;
      }
    }
    throw new IllegalArgumentException("No coupon is called " + billItemName);
  }

  /** The discount's item on the bill. */
  public String billItemName() {
    return billItemName;
  }

  /** Whether the coupon is good for the item with this name on the bill. */
  boolean covers(String chargedItemName) {
    return targets.matcher(chargedItemName).matches();
  }
}
