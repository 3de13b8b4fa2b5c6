package io.simledger.transfer.order;

import java.util.Arrays;
import java.util.Locale;

/** How far an order is. Payment and packing take no time here, so that theirs are missing. */
enum OrderStatus {
  /** A quotation: nobody has confirmed it. */
  QUOTED,
  ORDERED,
  SHIPPED,
  /** Its SIMs were registered. */
  RECEIVED,
  CANCELLED;

  /** The name in the API and in the database. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static OrderStatus fromString(String wireName) {
    return Arrays.stream(values())
        .filter(status -> status.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown order status"));
  }
}
