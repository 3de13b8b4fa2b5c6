package io.simledger.transfer.coupon;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.simledger.discounts.v1.CouponScope;
import java.util.Arrays;

/**
 * What a coupon is good for, named as in the API. The names for Endorse and Funnel are not
 * Soracom's, which has none.
 */
public enum ApplicableItem {
  @JsonProperty("dailyChargeTotal")
  ALL_CHARGES(CouponScope.COUPON_SCOPE_ALL_CHARGES),
  @JsonProperty("dailyDataTrafficChargeTotal")
  DATA_TRAFFIC(CouponScope.COUPON_SCOPE_DATA_TRAFFIC),
  @JsonProperty("dailySoracomBeamRequestChargeTotal")
  BEAM(CouponScope.COUPON_SCOPE_BEAM),
  @JsonProperty("dailySoracomEndorseChargeTotal")
  ENDORSE(CouponScope.COUPON_SCOPE_ENDORSE),
  @JsonProperty("dailySoracomFunnelRequestChargeTotal")
  FUNNEL(CouponScope.COUPON_SCOPE_FUNNEL);

  private final CouponScope scope;

  ApplicableItem(CouponScope scope) {
    this.scope = scope;
  }

  CouponScope scope() {
    return scope;
  }

  static ApplicableItem of(CouponScope scope) {
    return Arrays.stream(values())
        .filter(item -> item.scope == scope)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A coupon for something unknown: " + scope));
  }
}
