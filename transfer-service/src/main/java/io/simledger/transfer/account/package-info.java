/**
 * Owns operators: their identity, primary e-mail address, coverage types and payment methods, and
 * the {@link io.simledger.transfer.account.Caller} that every operation acts for.
 *
 * <p>Does not own how a caller proves who it is ({@code auth}) nor anything about SIMs. Imports
 * only {@code error} and {@code platform}.
 */
@NullMarked
package io.simledger.transfer.account;

import org.jspecify.annotations.NullMarked;
