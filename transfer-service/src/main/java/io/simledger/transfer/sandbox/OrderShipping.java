package io.simledger.transfer.sandbox;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.order.Shipments;
import io.simledger.transfer.sim.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Ships orders of the caller; any other does not exist, which the sandbox calls a bad request. */
@ApplicationScoped
class OrderShipping {
  private final Shipments shipments;

  OrderShipping(Shipments shipments) {
    this.shipments = shipments;
  }

  List<Shipments.SimCard> ship(Caller caller, String operatorId, String orderId) {
    if (!caller.operatorId().equals(operatorId)) {
      throw unknown();
    }
    try {
      return shipments.ship(Owner.of(caller), orderId);
    } catch (ApiException refusal) {
      throw refusal.errorCode() == ErrorCode.ORDER_NOT_FOUND ? unknown() : refusal;
    }
  }

  private static ApiException unknown() {
    return new ApiException(ErrorCode.SANDBOX_ORDER_UNKNOWN);
  }
}
