/**
 * Owns SIMs and groups: the status machine and its history, tags, groups, registration; and the
 * SPIs through which others hear of their changes.
 *
 * <p>Does not own transfers between operators ({@code simtransfer}) nor how events leave the
 * service ({@code outbox}).
 */
@NullMarked
package io.simledger.transfer.sim;

import org.jspecify.annotations.NullMarked;
