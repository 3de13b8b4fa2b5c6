package io.simledger.transfer.bills;

import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads values as the billing service sends them: decimals as text, empty for what is absent. */
public final class WireValues {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private WireValues() {}

  /** The text, or null if it is empty. */
  public static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static @Nullable BigDecimal numberOrNull(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  /** The instant as yyyyMMddHHmmss (UTC). */
  public static String time(Timestamp timestamp) {
    return TIME.format(instant(timestamp));
  }

  /** The instant itself. */
  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
