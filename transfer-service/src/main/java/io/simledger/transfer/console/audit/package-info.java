/**
 * Owns the page about the audit log.
 *
 * <p>Does not own what is recorded; see package {@code audit}.
 */
@NullMarked
package io.simledger.transfer.console.audit;

import org.jspecify.annotations.NullMarked;
