package io.simledger.transfer.order;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;
import java.util.UUID;

/** The id of an order as a caller names it; what is no id names no order. */
record OrderKey(UUID value) {
  static OrderKey fromString(String value) {
    return new OrderKey(
        Text.uuid(value).orElseThrow(() -> new ApiException(ErrorCode.ORDER_NOT_FOUND)));
  }
}
