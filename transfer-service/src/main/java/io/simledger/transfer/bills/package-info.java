/**
 * Owns the REST face of bills, their records, prices and exported files: REST in, one call to the
 * billing service, JSON out.
 *
 * <p>Does not own any charge, sum or file; those are the billing service's.
 */
@NullMarked
package io.simledger.transfer.bills;

import org.jspecify.annotations.NullMarked;
