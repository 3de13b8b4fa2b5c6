package io.simledger.transfer.outbox;

import java.util.UUID;

/**
 * A mail that waits to be sent.
 *
 * @param mailId the same at every attempt, so that a receiver can tell a repeat
 * @param body JSON: what the template needs, never a token or a password
 * @param attempt which attempt this is, from 1
 */
public record OutboxMail(
    UUID mailId, String template, String recipient, String language, String body, int attempt) {
  /** Without the recipient, for logs. */
  @Override
  public String toString() {
    return "%s mail %s, attempt %d".formatted(template, mailId, attempt);
  }
}
