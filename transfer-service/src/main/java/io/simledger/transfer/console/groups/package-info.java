/**
 * Owns the pages about groups of SIMs.
 *
 * <p>Does not own any rule about them; see package {@code sim}.
 */
@NullMarked
package io.simledger.transfer.console.groups;

import org.jspecify.annotations.NullMarked;
