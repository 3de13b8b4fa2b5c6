package io.simledger.billing.pricing;

import java.util.Locale;

/** Where the quantities of an item come from. */
public enum ItemSource {
  /** Reported by metering systems. */
  USAGE,
  /** Follows from what SIMs went through. */
  TIMELINE,
  /** Computed from other quantities or charges. */
  RATING;

  static ItemSource ofName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String storedName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
