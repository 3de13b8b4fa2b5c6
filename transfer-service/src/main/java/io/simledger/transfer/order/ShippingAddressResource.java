package io.simledger.transfer.order;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where orders of the caller go. */
@Path("/v1/operators/{operator_id}/shipping_addresses")
@Tag(name = "ShippingAddress")
class ShippingAddressResource {
  private final ShippingAddresses addresses;
  private final Caller caller;

  ShippingAddressResource(ShippingAddresses addresses, Caller caller) {
    this.addresses = addresses;
    this.caller = caller;
  }

  @GET
  public ShippingAddressList listShippingAddresses(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return new ShippingAddressList(
        addresses.list(operatorId).stream().map(ShippingAddressView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  public ShippingAddressView createShippingAddress(
      @RestPath("operator_id") String operatorId, @Valid @NotNull ShippingAddress address) {
    caller.mustBe(operatorId);
    return ShippingAddressView.of(addresses.create(operatorId, address));
  }

  @GET
  @Path("{shipping_address_id}")
  public ShippingAddressView getShippingAddress(
      @RestPath("operator_id") String operatorId,
      @RestPath("shipping_address_id") AddressKey addressId) {
    caller.mustBe(operatorId);
    return ShippingAddressView.of(addresses.get(operatorId, addressId.value()));
  }

  @PUT
  @Path("{shipping_address_id}")
  public Map<String, String> updateShippingAddress(
      @RestPath("operator_id") String operatorId,
      @RestPath("shipping_address_id") AddressKey addressId,
      @Valid @NotNull ShippingAddress address) {
    caller.mustBe(operatorId);
    addresses.update(operatorId, addressId.value(), address);
    return Map.of();
  }

  @DELETE
  @Path("{shipping_address_id}")
  public Map<String, String> deleteShippingAddress(
      @RestPath("operator_id") String operatorId,
      @RestPath("shipping_address_id") AddressKey addressId) {
    caller.mustBe(operatorId);
    addresses.delete(operatorId, addressId.value());
    return Map.of();
  }

  /** The id of an address as a caller names it; what is no id names no address. */
  record AddressKey(UUID value) {
    static AddressKey fromString(String value) {
      return new AddressKey(
          Text.uuid(value)
              .orElseThrow(() -> new ApiException(ErrorCode.SHIPPING_ADDRESS_NOT_FOUND)));
    }
  }

  record ShippingAddressList(List<ShippingAddressView> shippingAddresses) {}

  /**
   * An address as the API shows it.
   *
   * @param shippingArea empty outside of Japan
   */
  record ShippingAddressView(
      UUID shippingAddressId,
      String addressLine1,
      @Nullable String addressLine2,
      @Nullable String building,
      String city,
      @Nullable String companyName,
      @Nullable String department,
      @Nullable String fullName,
      String phoneNumber,
      String shippingArea,
      String state,
      String zipCode) {

    static ShippingAddressView of(ShippingAddresses.Kept kept) {
      ShippingAddress address = kept.address();
      return new ShippingAddressView(
          kept.shippingAddressId(),
          address.addressLine1(),
          address.addressLine2(),
          address.building(),
          address.city(),
          address.companyName(),
          address.department(),
          address.fullName(),
          address.phoneNumber() == null ? "" : address.phoneNumber(),
          ShippingArea.of(address.state()).map(ShippingArea::wireName).orElse(""),
          address.state(),
          address.zipCode());
    }
  }
}
