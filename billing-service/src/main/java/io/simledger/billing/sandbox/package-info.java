/**
 * Owns time travel and clean slates, for local runs and tests (X2, X3).
 *
 * <p>Does not own what falls due on the way: that is every {@link
 * io.simledger.billing.platform.DueWork}.
 */
@NullMarked
package io.simledger.billing.sandbox;

import org.jspecify.annotations.NullMarked;
