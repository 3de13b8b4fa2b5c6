package io.simledger.transfer.simtransfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of one SIM of a transfer. */
public enum ItemState {
  OFFERED,
  ACCEPTED,
  CANCELLED,
  /** Its status was changed while it was offered (T11). */
  WITHDRAWN,
  EXPIRED;

  /** The name in the API and in the database. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of a SIM that left its offer as {@code leftAs}, or that stayed and shares its end.
   */
  static ItemState of(@Nullable String leftAs, TransferStatus transfer) {
    if (leftAs != null) {
      return valueOf(leftAs.toUpperCase(Locale.ROOT));
    }
    return switch (transfer) {
      case OPEN -> OFFERED;
      case ACCEPTED -> ACCEPTED;
      case CANCELLED -> CANCELLED;
      case EXPIRED -> EXPIRED;
    };
  }
}
