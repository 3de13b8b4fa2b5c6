/**
 * Owns looking into bills: sums by item and by SIM, single records, and what made their amounts
 * (B13).
 *
 * <p>Does not own anything that it shows: it reads charges, discounts, usage, timeline and prices.
 */
@NullMarked
package io.simledger.billing.explain;

import org.jspecify.annotations.NullMarked;
