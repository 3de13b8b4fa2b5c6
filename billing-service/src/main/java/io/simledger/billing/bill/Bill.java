package io.simledger.billing.bill;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;

/**
 * What a month comes to.
 *
 * @param amount with tax, rounded up once (B9)
 * @param amountBeforeTax exact sum of all charges and discounts
 * @param couponAmount what coupons paid, without tax
 * @param evaluatedAt when the charges were last evaluated
 */
public record Bill(
    YearMonth month,
    State state,
    Coverage coverage,
    BigDecimal amount,
    BigDecimal amountBeforeTax,
    BigDecimal couponAmount,
    Instant evaluatedAt) {

  /** Whether a bill can still change (B10). */
  public enum State {
    TEMPORARY,
    CLOSED
  }

  /** The bill of a month in which nothing was charged so far. */
  static Bill empty(YearMonth month, Coverage coverage, Instant evaluatedAt) {
    return new Bill(
        month,
        State.TEMPORARY,
        coverage,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        evaluatedAt);
  }
}
