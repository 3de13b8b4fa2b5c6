package io.simledger.billing.volumediscount;

import io.simledger.billing.account.Coverage;
import java.math.BigDecimal;

/**
 * Something that can be contracted.
 *
 * @param type as in the public API
 * @param payment {@code MONTHLY} or {@code PREPAYMENT}
 * @param unitPrice of one SIM for a month of 30 days, without tax
 * @param taxIncludedUnitPrice the same with tax, not rounded: nobody pays it as it is
 */
public record VolumeDiscountOffer(
    String type,
    String payment,
    int termMonths,
    Coverage coverage,
    BigDecimal unitPrice,
    BigDecimal taxIncludedUnitPrice) {}
