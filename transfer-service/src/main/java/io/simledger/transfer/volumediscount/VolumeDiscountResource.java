package io.simledger.transfer.volumediscount;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Volume discounts, which the API calls long term discounts (B8). */
@Path("/v1/volume_discounts")
class VolumeDiscountResource {
  private final VolumeDiscounts discounts;

  VolumeDiscountResource(VolumeDiscounts discounts) {
    this.discounts = discounts;
  }

  @GET
  @Tag(name = "Payment")
  public ContractList listVolumeDiscounts() {
    return new ContractList(discounts.list().stream().map(Contract::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Tag(name = "Order")
  public QuotedContract createVolumeDiscountQuotation(@Valid @NotNull QuoteContract request) {
    return QuotedContract.of(discounts.quote(UUID.randomUUID(), request));
  }

  @GET
  @Path("available_discounts")
  @Tag(name = "Order")
  public AvailableDiscounts listAvailableDiscounts() {
    return new AvailableDiscounts(
        discounts.available().stream().map(AvailableDiscount::of).toList());
  }

  @GET
  @Path("{contract_id}")
  @Tag(name = "Payment")
  public Contract getVolumeDiscount(@RestPath("contract_id") String contractId) {
    return Contract.of(discounts.get(contractId));
  }

  @PUT
  @Path("{order_id}/confirm")
  @Tag(name = "Order")
  public Contract confirmVolumeDiscountOrder(@RestPath("order_id") String orderId) {
    return Contract.of(discounts.confirm(UUID.randomUUID(), orderId));
  }

  /** Contracts of the caller, newest first. */
  record ContractList(List<Contract> volumeDiscountList) {}

  record AvailableDiscounts(List<AvailableDiscount> availableLongTermDiscounts) {}
}
