/**
 * Owns the pages about the operator itself, and about passwords and AuthKeys of its root user and
 * its SAM users.
 *
 * <p>Does not own any rule about them; see packages {@code account} and {@code auth}.
 */
@NullMarked
package io.simledger.transfer.console.account;

import org.jspecify.annotations.NullMarked;
