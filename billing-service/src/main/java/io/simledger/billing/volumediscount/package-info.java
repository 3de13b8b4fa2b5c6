/**
 * Owns the contracts of volume discounts: what can be contracted, orders and contracts (B8).
 *
 * <p>Does not own what a contract takes off a bill: that is a rule of {@code discount}, applied by
 * {@code bill}.
 */
@NullMarked
package io.simledger.billing.volumediscount;

import org.jspecify.annotations.NullMarked;
