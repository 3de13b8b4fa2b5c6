/**
 * Owns billing accounts: one operator in one coverage type, with one currency and one bill a month.
 *
 * <p>Does not own operators: an account comes into being with the first SIM or usage that needs it.
 */
@NullMarked
package io.simledger.billing.account;

import org.jspecify.annotations.NullMarked;
