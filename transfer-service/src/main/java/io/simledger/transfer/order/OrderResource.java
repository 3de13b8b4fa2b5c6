package io.simledger.transfer.order;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.PageHeaders;
import io.simledger.transfer.sim.Owner;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders of SIMs (A9). */
@Path("/v1/orders")
@Tag(name = "Order")
class OrderResource {
  private static final int MAX_LIMIT = 100;

  private final Orders orders;
  private final Shipments shipments;
  private final Caller caller;

  OrderResource(Orders orders, Shipments shipments, Caller caller) {
    this.orders = orders;
    this.shipments = shipments;
    this.caller = caller;
  }

  @GET
  public OrderList listOrders() {
    return new OrderList(orders.confirmed(owner()).stream().map(OrderView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  public OrderView createQuotation(@Valid @NotNull CreateQuotation request) {
    return OrderView.quotation(orders.quote(owner(), request.toWish()));
  }

  @GET
  @Path("{order_id}")
  public OrderView getOrder(@RestPath("order_id") OrderKey orderId) {
    return OrderView.of(orders.get(owner(), orderId.value()));
  }

  @PUT
  @Path("{order_id}/cancel")
  public void cancelOrder(@RestPath("order_id") OrderKey orderId) {
    orders.cancel(owner(), orderId.value());
  }

  @PUT
  @Path("{order_id}/confirm")
  public OrderView confirmOrder(@RestPath("order_id") OrderKey orderId) {
    return OrderView.of(orders.confirm(owner(), orderId.value()));
  }

  @GET
  @Path("{order_id}/subscribers")
  public RestResponse<OrderedSims> listOrderedSubscribers(
      @RestPath("order_id") OrderKey orderId,
      @RestQuery @Min(1) @Max(MAX_LIMIT) @Nullable Integer limit,
      @RestQuery("last_evaluated_key") @Nullable String lastEvaluatedKey,
      UriInfo request) {
    Page<Shipments.OrderedSim> page =
        shipments.list(
            owner(), orderId.value(), lastEvaluatedKey, limit == null ? MAX_LIMIT : limit);
    return PageHeaders.respond(new OrderedSims(page.items()), page.nextKey(), request);
  }

  @POST
  @Path("{order_id}/subscribers/register")
  public void registerOrderedSim(@RestPath("order_id") OrderKey orderId) {
    shipments.register(owner(), orderId.value());
  }

  private Owner owner() {
    return Owner.of(caller);
  }

  /**
   * A quotation to make.
   *
   * @param preferredDeliveryDate yyyyMMdd
   */
  record CreateQuotation(
      @NotNull String shippingAddressId,
      @NotEmpty @Size(max = 100) List<@NotNull @Valid CreateItem> orderItemList,
      @Nullable String preferredDeliveryDate) {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    Orders.Wish toWish() {
      return new Orders.Wish(
          ShippingAddressResource.AddressKey.fromString(shippingAddressId).value(),
          orderItemList.stream().map(CreateItem::toItem).toList(),
          deliveryDate());
    }

    private @Nullable LocalDate deliveryDate() {
      try {
        return preferredDeliveryDate == null ? null : LocalDate.parse(preferredDeliveryDate, DAY);
      } catch (DateTimeParseException e) {
        throw new ApiException(ErrorCode.PARAMETER_INVALID, "preferredDeliveryDate");
      }
    }
  }

  record CreateItem(@NotNull String productCode, @NotNull Integer quantity) {
    Orders.WishedItem toItem() {
      return new Orders.WishedItem(productCode, quantity);
    }
  }

  record OrderList(List<OrderView> orderList) {}

  record OrderedSims(List<Shipments.OrderedSim> orderedSubscriberList) {}
}
