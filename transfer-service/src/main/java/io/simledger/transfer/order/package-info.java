/**
 * Owns how SIMs are ordered (A9): shipping addresses, the product catalogue, quotations, orders and
 * the SIMs that were shipped for them.
 *
 * <p>Does not own SIMs: what is shipped lies in the stock of {@code sim}, and becomes the
 * operator's by its registration. Orders are not on any bill.
 */
@NullMarked
package io.simledger.transfer.order;

import org.jspecify.annotations.NullMarked;
