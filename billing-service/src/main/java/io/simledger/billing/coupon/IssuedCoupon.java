package io.simledger.billing.coupon;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that can be registered, or was.
 *
 * @param code whoever knows it can register the coupon, once: a secret until then
 * @param amount what it was worth when it was made
 * @param used what closed bills used of it
 * @param preliminaryUse what the open bills would use of it as they stand
 * @param expiryMonth the last month whose bill it is good for
 * @param accountId who registered it; null before
 */
public record IssuedCoupon(
    String code,
    String orderId,
    CouponScope scope,
    Coverage coverage,
    BigDecimal amount,
    BigDecimal used,
    BigDecimal preliminaryUse,
    YearMonth expiryMonth,
    @Nullable Integer accountId) {

  /** What closed bills left of it. */
  public BigDecimal balance() {
    return amount.subtract(used);
  }
}
