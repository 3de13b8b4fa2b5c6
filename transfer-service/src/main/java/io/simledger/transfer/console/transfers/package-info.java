/**
 * Owns the pages about offers and transfers, that behind the link in mails among them.
 *
 * <p>Does not own any rule about them; see package {@code simtransfer}.
 */
@NullMarked
package io.simledger.transfer.console.transfers;

import org.jspecify.annotations.NullMarked;
