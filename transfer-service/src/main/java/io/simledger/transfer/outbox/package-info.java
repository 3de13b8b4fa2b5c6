/**
 * Owns everything that leaves the service: the rows of {@code outbox_event} and {@code
 * outbox_mail}, the lanes in which events travel, retries, and the SPIs of those who carry ({@code
 * EventDelivery}, {@code MailDelivery}).
 *
 * <p>Does not own what an event or a mail is about, nor the wire: that is {@code delivery}.
 */
@NullMarked
package io.simledger.transfer.outbox;

import org.jspecify.annotations.NullMarked;
