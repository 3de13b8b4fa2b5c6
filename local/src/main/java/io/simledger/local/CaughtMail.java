package io.simledger.local;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail as one recipient received it; a mail to two recipients is caught twice.
 *
 * @param id unique while the catcher runs
 * @param text plain text body, empty when the mail has none
 * @param html HTML body, empty when the mail has none
 * @param sentTime by the clock of the sender, which a sandbox moves
 * @param receivedTime by the clock of the machine, whatever a sandbox's clock says
 */
public record CaughtMail(
    String id,
    String to,
    String subject,
    String text,
    String html,
    Instant sentTime,
    Instant receivedTime) {

  static CaughtMail of(String id, String to, MimeMessage message, Instant receivedTime)
      throws MessagingException {
    try {
      return new CaughtMail(
          id,
          to,
          orEmpty(message.getSubject()),
          orEmpty(body(message, "text/plain")),
          orEmpty(body(message, "text/html")),
          message.getSentDate() == null ? receivedTime : message.getSentDate().toInstant(),
          receivedTime);
    } catch (IOException e) {
      throw new MessagingException("Cannot read the mail", e);
    }
  }

  private static @Nullable String body(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type) && part.getContent() instanceof String body) {
      return body;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String body = body(inner, type);
        if (body != null) {
          return body;
        }
      }
    }
    return null;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
