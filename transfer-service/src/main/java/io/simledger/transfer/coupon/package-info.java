/**
 * Owns the REST face of coupons: quotation, confirmation, registration and list, each one call to
 * the billing service.
 *
 * <p>Does not own any coupon, code or balance; those are the billing service's. Nor payment: an
 * order that is confirmed counts as paid.
 */
@NullMarked
package io.simledger.transfer.coupon;

import org.jspecify.annotations.NullMarked;
