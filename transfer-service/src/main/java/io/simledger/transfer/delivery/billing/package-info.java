/**
 * Owns the wire to the billing service for events: how an event of the outbox becomes a message and
 * travels over gRPC.
 *
 * <p>Does not own when an event is sent or repeated; that is {@code outbox}.
 */
@NullMarked
package io.simledger.transfer.delivery.billing;

import org.jspecify.annotations.NullMarked;
