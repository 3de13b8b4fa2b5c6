/**
 * Owns what comes to an installation from whoever runs it: operators, how they pay, and SIMs in
 * stock; and the key that it asks for.
 *
 * <p>Does not own any rule about operators ({@code account}, {@code auth}) or SIMs ({@code sim}),
 * and is no sandbox: nothing is made up here.
 */
@NullMarked
package io.simledger.transfer.provisioning;

import org.jspecify.annotations.NullMarked;
