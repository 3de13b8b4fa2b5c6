/**
 * Owns the description of the API that is served at {@code /q/openapi}, as far as it cannot be read
 * from the signatures of the operations.
 *
 * <p>Does not own the operations, nor Soracom's definition of theirs.
 */
@NullMarked
package io.simledger.transfer.openapi;

import org.jspecify.annotations.NullMarked;
