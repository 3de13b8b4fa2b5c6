package io.simledger.transfer.simtransfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

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

  static ItemState of(String wireName) {
    return Arrays.stream(values())
        .filter(state -> state.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown state " + wireName));
  }
}
