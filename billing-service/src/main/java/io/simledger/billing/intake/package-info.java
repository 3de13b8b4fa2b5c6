/**
 * Owns the gRPC edge for SIM events and usage: reads messages into values, refuses what contradicts
 * the contract, answers.
 *
 * <p>Does not own what happens with them: that is behind the interfaces {@link
 * io.simledger.billing.intake.EventSink} and {@link io.simledger.billing.intake.UsageSink}.
 */
@NullMarked
package io.simledger.billing.intake;

import org.jspecify.annotations.NullMarked;
