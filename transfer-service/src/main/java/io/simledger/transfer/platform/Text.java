package io.simledger.transfer.platform;

import java.util.Optional;
import java.util.UUID;

/** What text of a caller must be to be kept, or to be an id. */
public final class Text {
  private static final int UUID_LENGTH = 36;

  private Text() {}

  /** The UUID in its full notation; empty for any other text. */
  public static Optional<UUID> uuid(String value) {
    try {
      return value.length() == UUID_LENGTH ? Optional.of(UUID.fromString(value)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the database can store the text: no NUL and no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
  }
}
