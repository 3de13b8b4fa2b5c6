package io.simledger.transfer.sandbox;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.order.Shipments;
import io.simledger.transfer.platform.SandboxOnly;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shipping without a parcel (A9). */
@Path("/v1/sandbox/orders")
@SandboxOnly
@Tag(name = "API Sandbox: Order")
class SandboxOrderResource {
  private final OrderShipping shipping;
  private final Caller caller;

  SandboxOrderResource(OrderShipping shipping, Caller caller) {
    this.shipping = shipping;
    this.caller = caller;
  }

  /** Ships an order and shows what is printed on the cards, which arrive nowhere. */
  @POST
  @Path("ship")
  public Shipped sandboxShipOrder(@Valid @NotNull ShipOrder request) {
    return new Shipped(shipping.ship(caller, request.operatorId(), request.orderId()));
  }

  record ShipOrder(@NotNull String operatorId, @NotNull String orderId) {}

  /** The cards that nobody has registered yet. */
  record Shipped(List<Shipments.SimCard> sims) {}
}
