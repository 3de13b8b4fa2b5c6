/**
 * Owns the pages about bills, coupons, volume discounts and payment methods.
 *
 * <p>Does not own any amount or rule; see packages {@code bills}, {@code coupon}, {@code
 * volumediscount} and {@code account}.
 */
@NullMarked
package io.simledger.transfer.console.billing;

import org.jspecify.annotations.NullMarked;
