/**
 * Owns the pages on which something is done to selected SIMs: the preview, the progress, the
 * outcome.
 *
 * <p>Does not own what is done; see package {@code batch}.
 */
@NullMarked
package io.simledger.transfer.console.batches;

import org.jspecify.annotations.NullMarked;
