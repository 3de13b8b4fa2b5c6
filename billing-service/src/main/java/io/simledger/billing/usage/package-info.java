/**
 * Owns metered usage: which records were seen, how much of which item was used on which day, and on
 * whose account it is booked.
 *
 * <p>Does not own what usage costs. It announces the days that must be rated again in {@code
 * rating_due}.
 */
@NullMarked
package io.simledger.billing.usage;

import org.jspecify.annotations.NullMarked;
