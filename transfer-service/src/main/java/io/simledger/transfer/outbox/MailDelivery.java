package io.simledger.transfer.outbox;

import java.time.Duration;

/**
 * Sends mails. Implemented in {@code delivery}.
 *
 * <p>A mail is offered until one call returns; a call that throws is repeated later. No two
 * replicas send one mail at the same time. It is sent twice only if the process dies, or loses its
 * database, between the mail server's acceptance and its record here.
 */
public interface MailDelivery {
  /**
   * Sends the mail, or finds that it has lost its purpose. Called without a transaction.
   *
   * @throws RuntimeException if the mail server did not accept it within the timeout
   */
  Outcome deliver(OutboxMail mail, Duration timeout);

  /** What became of a mail that need not be offered again. */
  enum Outcome {
    SENT,
    DROPPED
  }
}
