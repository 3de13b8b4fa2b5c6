/**
 * Owns transfers of SIMs between operators (rules T1 to T14): offers, their tokens, acceptance,
 * cancellation, expiry, and the list of both sides' transfers.
 *
 * <p>Does not own SIMs as such ({@code sim}), the mail about an offer, nor how events leave the
 * service ({@code outbox} implements {@link io.simledger.transfer.simtransfer.OfferMails}).
 *
 * <p>Every change locks the rows of SIMs first, in the order of their IMSIs, and the row of the
 * transfer after them, so that nobody waits in a circle; and runs a number of statements that does
 * not depend on the number of SIMs.
 */
@NullMarked
package io.simledger.transfer.simtransfer;

import org.jspecify.annotations.NullMarked;
