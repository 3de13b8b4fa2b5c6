/**
 * Owns coupons: amounts paid in advance, from their quotation to what is left of them (B8).
 *
 * <p>Does not own how a bill uses them up: that is a rule of {@code discount}, applied by {@code
 * bill}, whose records say what was used. Nor payment: an order that is confirmed counts as paid.
 */
@NullMarked
package io.simledger.billing.coupon;

import org.jspecify.annotations.NullMarked;
