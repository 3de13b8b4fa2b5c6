package io.simledger.transfer.order;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Each step says what it becomes, or why it cannot; a step that was made
 * before leaves it as it is (T13).
 *
 * @param lapsesAt from when on the quotation cannot be confirmed
 */
record SimOrder(
    UUID orderId,
    OrderStatus status,
    Quotation quotation,
    Instant lapsesAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant shippedAt) {

  SimOrder confirmed(Instant now) {
    return switch (status) {
      case QUOTED -> {
        if (!now.isBefore(lapsesAt)) {
          throw new ApiException(ErrorCode.QUOTATION_LAPSED);
        }
        yield new SimOrder(orderId, OrderStatus.ORDERED, quotation, lapsesAt, now, null);
      }
      case CANCELLED -> throw new ApiException(ErrorCode.ORDER_CANCELLED);
      case ORDERED, SHIPPED, RECEIVED -> this;
    };
  }

  SimOrder cancelled() {
    return switch (status) {
      case QUOTED, ORDERED ->
          new SimOrder(orderId, OrderStatus.CANCELLED, quotation, lapsesAt, confirmedAt, null);
      case SHIPPED, RECEIVED -> throw new ApiException(ErrorCode.ORDER_SHIPPED);
      case CANCELLED -> this;
    };
  }

  SimOrder shipped(Instant now) {
    return switch (status) {
      case QUOTED -> throw new ApiException(ErrorCode.ORDER_UNCONFIRMED);
      case ORDERED ->
          new SimOrder(orderId, OrderStatus.SHIPPED, quotation, lapsesAt, confirmedAt, now);
      case CANCELLED -> throw new ApiException(ErrorCode.ORDER_CANCELLED);
      case SHIPPED, RECEIVED -> this;
    };
  }

  SimOrder received() {
    return switch (status) {
      case QUOTED, ORDERED -> throw new ApiException(ErrorCode.ORDER_UNSHIPPED);
      case SHIPPED ->
          new SimOrder(orderId, OrderStatus.RECEIVED, quotation, lapsesAt, confirmedAt, shippedAt);
      case CANCELLED -> throw new ApiException(ErrorCode.ORDER_CANCELLED);
      case RECEIVED -> this;
    };
  }
}
