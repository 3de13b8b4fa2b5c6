/**
 * Owns charge records, and the ledger of which days were rated for which account.
 *
 * <p>Does not own bills: what a month comes to, and when it is closed.
 */
@NullMarked
package io.simledger.billing.charge;

import org.jspecify.annotations.NullMarked;
