/**
 * Owns the catalogue of bill items (B4), the price book (B11), tax rates (B9) and plans: read from
 * files at start, checked as a whole, kept in small tables that other statements join.
 *
 * <p>Does not own when a price applies to whom: that is rating.
 */
@NullMarked
package io.simledger.billing.pricing;

import org.jspecify.annotations.NullMarked;
