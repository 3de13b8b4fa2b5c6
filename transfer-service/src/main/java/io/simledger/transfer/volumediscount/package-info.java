/**
 * Owns the REST face of volume discounts: what is available, quotation, confirmation and contracts,
 * each one call to the billing service.
 *
 * <p>Does not own any price or contract; those are the billing service's. Nor payment: an order
 * that is confirmed counts as paid.
 */
@NullMarked
package io.simledger.transfer.volumediscount;

import org.jspecify.annotations.NullMarked;
