package io.simledger.transfer.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A mail that the local mail catcher has.
 *
 * @param id rises with each mail that is caught
 * @param text empty when the mail has none
 * @param html empty when the mail has none
 * @param sentAt by the clock of the sandbox
 */
public record LocalMail(
    long id, String to, String subject, String text, String html, Instant sentAt) {

  static LocalMail of(JsonNode mail) {
    return new LocalMail(
        mail.path("id").asLong(),
        mail.path("to").asText(),
        mail.path("subject").asText(),
        mail.path("text").asText(),
        mail.path("html").asText(),
        Instant.parse(mail.path("sentTime").asText()));
  }
}
