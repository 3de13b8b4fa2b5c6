/**
 * Owns the operations that exist only in a sandbox (X): making operators, SIMs, coupons and usage
 * out of nothing, and removing them.
 *
 * <p>Does not own any rule: it uses the services of the other packages.
 */
@NullMarked
package io.simledger.transfer.sandbox;

import org.jspecify.annotations.NullMarked;
