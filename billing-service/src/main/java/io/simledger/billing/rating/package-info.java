/**
 * Owns the decisions of rating as plain code: values in, values out, without clock or database.
 *
 * <p>Does not own the charges themselves; the rules that run over all SIMs of a day at once are
 * statements of {@code charge}.
 */
@NullMarked
package io.simledger.billing.rating;

import org.jspecify.annotations.NullMarked;
