package io.simledger.transfer.simtransfer;

import java.util.Arrays;
import java.util.Locale;

/** From which side an operator sees a transfer. */
public enum TransferDirection {
  /** It offers. */
  OUTGOING,
  /** It is offered to. */
  INCOMING;

  /** The direction of a name; the REST layer converts parameters with it. */
  public static TransferDirection fromString(String wireName) {
    return Arrays.stream(values())
        .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown direction"));
  }
}
