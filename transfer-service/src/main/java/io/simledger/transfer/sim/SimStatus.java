package io.simledger.transfer.sim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Status of a SIM (S1). */
public enum SimStatus {
  READY,
  ACTIVE,
  INACTIVE,
  STANDBY,
  SUSPENDED,
  /** Final (S2). */
  TERMINATED,
  /** Part of an open offer. */
  TRANSFERRING;

  /** The name in the API and in the database. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a name. */
  public static SimStatus fromString(String wireName) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown status"));
  }
}
