/**
 * Owns the pages about SAM users, their roles and permissions.
 *
 * <p>Does not own any rule about them; see packages {@code account}, {@code permission} and {@code
 * sam}. Their credentials are shown by {@code console.account}.
 */
@NullMarked
package io.simledger.transfer.console.users;

import org.jspecify.annotations.NullMarked;
