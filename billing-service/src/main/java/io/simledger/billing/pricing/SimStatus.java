package io.simledger.billing.pricing;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Status of a SIM (S1). Numbers are stored, and are those of the event contract. */
public enum SimStatus {
  READY(1),
  ACTIVE(2),
  INACTIVE(3),
  STANDBY(4),
  SUSPENDED(5),
  /** Final. */
  TERMINATED(6),
  /** Part of an open offer; charged as ready (B5). */
  TRANSFERRING(7);

  /** What a timeline has in place of a status from when the SIM belongs to somebody else. */
  public static final short LEFT = 0;

  private final short number;

  SimStatus(int number) {
    this.number = (short) number;
  }

  /** The status of a stored number. */
  public static SimStatus of(int number) {
    for (SimStatus status : values()) {
      if (status.number == number) {
        return status;
      }
    }
    throw new IllegalArgumentException("Unknown status " + number);
  }

  /** The statuses of names as in files: {@code ready}. */
  static Set<SimStatus> ofNames(Collection<String> names) {
    return names.stream()
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  public short number() {
    return number;
  }
}
