/**
 * Owns what is remembered of requests, so that one that is sent twice is done once and answered
 * twice: under the header {@code Idempotency-Key} for operations of this project's own, and without
 * one for every DELETE (T13).
 *
 * <p>Does not own the replay-safety of Soracom's other operations, which stands where each does.
 */
@NullMarked
package io.simledger.transfer.idempotency;

import org.jspecify.annotations.NullMarked;
