package io.simledger.billing.coupon;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An order of a coupon.
 *
 * @param amount what the coupon is worth
 * @param expiryMonth the last month whose bill it is good for
 * @param taxAmount tax on the amount, which is paid when the coupon is bought
 * @param couponCode null until the order is confirmed
 */
public record CouponQuotation(
    int accountId,
    String orderId,
    CouponScope scope,
    Coverage coverage,
    BigDecimal amount,
    YearMonth expiryMonth,
    BigDecimal taxAmount,
    Instant quotedAt,
    @Nullable String couponCode) {

  /** Price of the coupon, tax included. */
  public BigDecimal totalAmount() {
    return amount.add(taxAmount);
  }
}
