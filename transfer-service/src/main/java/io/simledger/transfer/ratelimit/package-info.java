/**
 * Owns how many calls an operator, or an address that is not known yet, may make (A6).
 *
 * <p>Does not own the limit on guessed passwords ({@code auth}).
 */
@NullMarked
package io.simledger.transfer.ratelimit;

import org.jspecify.annotations.NullMarked;
