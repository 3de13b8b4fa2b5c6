package io.simledger.transfer.order;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.Optional;
import java.util.UUID;

/** The id of an order as a caller names it; what is no id names no order. */
record OrderKey(UUID value) {
  private static final int LENGTH = 36;

  static OrderKey fromString(String value) {
    return new OrderKey(uuid(value).orElseThrow(() -> new ApiException(ErrorCode.ORDER_NOT_FOUND)));
  }

  static Optional<UUID> uuid(String value) {
    try {
      return value.length() == LENGTH ? Optional.of(UUID.fromString(value)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
