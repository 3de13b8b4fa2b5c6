/**
 * Owns the pages that only a sandbox has: its clock and its mailbox.
 *
 * <p>Does not own either; see package {@code sandbox}.
 */
@NullMarked
package io.simledger.transfer.console.sandbox;

import org.jspecify.annotations.NullMarked;
