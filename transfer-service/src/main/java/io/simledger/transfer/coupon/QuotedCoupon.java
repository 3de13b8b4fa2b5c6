package io.simledger.transfer.coupon;

import io.simledger.discounts.v1.CouponQuotation;
import java.math.BigDecimal;

/**
 * A coupon that can be ordered by confirming the quotation.
 *
 * @param amount what the coupon will be worth
 * @param expiryYearMonth yyyyMM, the last month whose bill it is good for
 * @param totalAmount its price, tax included
 */
record QuotedCoupon(
    BigDecimal amount,
    String currency,
    String expiryYearMonth,
    String orderId,
    BigDecimal taxAmount,
    BigDecimal totalAmount) {

  static QuotedCoupon of(CouponQuotation quotation) {
    return new QuotedCoupon(
        new BigDecimal(quotation.getAmount()),
        quotation.getCurrency(),
        quotation.getExpiryMonth(),
        quotation.getOrderId(),
        new BigDecimal(quotation.getTaxAmount()),
        new BigDecimal(quotation.getTotalAmount()));
  }
}
