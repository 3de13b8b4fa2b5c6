/**
 * Owns the header {@code Idempotency-Key}: an operation of this project's own that is sent twice
 * under one key is done once and answered twice.
 *
 * <p>Does not own the replay-safety of Soracom's operations (T13), which their clients get without
 * a header: that stands where each operation does.
 */
@NullMarked
package io.simledger.transfer.idempotency;

import org.jspecify.annotations.NullMarked;
