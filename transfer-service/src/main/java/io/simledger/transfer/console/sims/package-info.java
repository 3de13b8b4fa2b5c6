/**
 * Owns the pages about SIMs.
 *
 * <p>Does not own any rule about them; see package {@code sim}.
 */
@NullMarked
package io.simledger.transfer.console.sims;

import org.jspecify.annotations.NullMarked;
