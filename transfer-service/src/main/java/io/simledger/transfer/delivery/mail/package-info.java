/**
 * Owns the mails themselves: subject, text in both languages, links, and the call of the mail
 * server.
 *
 * <p>Does not own when a mail is sent or repeated; that is {@code outbox}.
 */
@NullMarked
package io.simledger.transfer.delivery.mail;

import org.jspecify.annotations.NullMarked;
