package io.simledger.billing.export;

import io.simledger.billing.bill.ChargedMonth;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A billing detail file that was asked for. */
public record ExportedFile(
    UUID id,
    ChargedMonth bill,
    String fileName,
    ExportState state,
    Instant requestedAt,
    Instant expiresAt) {
  private static final String PREFIX = "fe_";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** The id under which clients know the file (C6). */
  public String publicId() {
    return PREFIX + id;
  }

  /** The id inside of an id as clients know it; empty for any other text. */
  static Optional<UUID> idOf(String publicId) {
    Matcher form = FORM.matcher(publicId);
    return form.matches() ? Optional.of(UUID.fromString(form.group(1))) : Optional.empty();
  }

  /** Whether its URL has come to its end (C7). */
  boolean isExpiredAt(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
