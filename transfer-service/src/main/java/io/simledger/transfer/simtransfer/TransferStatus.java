package io.simledger.transfer.simtransfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Status of a transfer. */
public enum TransferStatus {
  OPEN,
  ACCEPTED,
  CANCELLED,
  EXPIRED;

  /** The name in the API and in the database. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a name; the REST layer converts parameters with it. */
  public static TransferStatus fromString(String wireName) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown status of a transfer"));
  }
}
