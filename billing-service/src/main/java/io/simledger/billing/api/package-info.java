/**
 * Owns the gRPC face of bills and their files: reads requests, makes one call, writes responses.
 *
 * <p>Does not own any decision, nor the streams of events and usage.
 */
@NullMarked
package io.simledger.billing.api;

import org.jspecify.annotations.NullMarked;
