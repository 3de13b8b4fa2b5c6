/**
 * Owns what every part of the service stands on: the clock, SQL access, start-up checks.
 *
 * <p>Does not own anything of the domain, and imports no other package of the service but {@code
 * error}.
 */
@NullMarked
package io.simledger.transfer.platform;

import org.jspecify.annotations.NullMarked;
