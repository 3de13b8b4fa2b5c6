/**
 * Owns what is shown of SAM users as a whole: who they are with their credentials, permissions and
 * roles.
 *
 * <p>Does not own any of these: it puts together what {@code account}, {@code permission} and
 * {@code auth} keep.
 */
@NullMarked
package io.simledger.transfer.sam;

import org.jspecify.annotations.NullMarked;
