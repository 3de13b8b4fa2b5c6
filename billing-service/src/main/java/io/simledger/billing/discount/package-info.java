/**
 * Owns the discounts of a bill: volume discounts, free tiers and coupons, in that order (B8). Pure:
 * values in, values out.
 *
 * <p>Does not own prices, charges, or the storage of either.
 */
@NullMarked
package io.simledger.billing.discount;

import org.jspecify.annotations.NullMarked;
