/**
 * Owns the operations that exist only in a sandbox (X): making operators and SIMs out of nothing,
 * and removing them.
 *
 * <p>Does not own any rule: it uses the services of {@code account}, {@code auth} and {@code sim}.
 */
@NullMarked
package io.simledger.transfer.sandbox;

import org.jspecify.annotations.NullMarked;
