package io.simledger.transfer.coupon;

import io.simledger.discounts.v1.Coupon;
import java.math.BigDecimal;

/**
 * A coupon.
 *
 * @param balance what closed bills left of it
 * @param billItemName what it is good for
 * @param expiryYearMonth yyyyMM, the last month whose bill it is good for
 * @param orderId the order that made it
 */
public record CouponView(
    BigDecimal amount,
    BigDecimal balance,
    ApplicableItem billItemName,
    String couponCode,
    String currency,
    String expiryYearMonth,
    String orderId) {

  public static CouponView of(Coupon coupon) {
    return new CouponView(
        new BigDecimal(coupon.getAmount()),
        new BigDecimal(coupon.getBalance()),
        ApplicableItem.of(coupon.getScope()),
        coupon.getCouponCode(),
        coupon.getCurrency(),
        coupon.getExpiryMonth(),
        coupon.getOrderId());
  }

  @Override
  public String toString() {
    return "CouponView[" + billItemName + "]";
  }
}
