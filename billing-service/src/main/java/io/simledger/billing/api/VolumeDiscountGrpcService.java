package io.simledger.billing.api;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.volumediscount.VolumeDiscountContract;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import io.simledger.discounts.v1.ConfirmVolumeDiscountOrderRequest;
import io.simledger.discounts.v1.ConfirmVolumeDiscountOrderResponse;
import io.simledger.discounts.v1.CreateVolumeDiscountQuotationRequest;
import io.simledger.discounts.v1.CreateVolumeDiscountQuotationResponse;
import io.simledger.discounts.v1.GetVolumeDiscountRequest;
import io.simledger.discounts.v1.GetVolumeDiscountResponse;
import io.simledger.discounts.v1.ListAvailableVolumeDiscountsRequest;
import io.simledger.discounts.v1.ListAvailableVolumeDiscountsResponse;
import io.simledger.discounts.v1.ListVolumeDiscountsRequest;
import io.simledger.discounts.v1.ListVolumeDiscountsResponse;
import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Edge of the volume discounts of {@code simledger.discounts.v1}. */
@GrpcService
@Authenticated
@Blocking
class VolumeDiscountGrpcService implements VolumeDiscountService {
  private final VolumeDiscounts discounts;

  VolumeDiscountGrpcService(VolumeDiscounts discounts) {
    this.discounts = discounts;
  }

  @Override
  public Uni<ListAvailableVolumeDiscountsResponse> listAvailableVolumeDiscounts(
      ListAvailableVolumeDiscountsRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            ListAvailableVolumeDiscountsResponse.newBuilder()
                .addAllOffers(
                    discounts.available(account).stream().map(DiscountMessages::offer).toList())
                .build());
  }

  @Override
  public Uni<CreateVolumeDiscountQuotationResponse> createVolumeDiscountQuotation(
      CreateVolumeDiscountQuotationRequest request) {
    UUID requestId = Requests.uuid(request.getRequestId());
    BillingAccount.Key account = Requests.account(request.getAccount());
    VolumeDiscountContract quotation =
        discounts.quote(requestId, account, DiscountMessages.order(request));
    return Uni.createFrom()
        .item(
            CreateVolumeDiscountQuotationResponse.newBuilder()
                .setQuotation(DiscountMessages.quotation(quotation))
                .build());
  }

  @Override
  public Uni<ConfirmVolumeDiscountOrderResponse> confirmVolumeDiscountOrder(
      ConfirmVolumeDiscountOrderRequest request) {
    Requests.uuid(request.getRequestId());
    VolumeDiscountContract contract =
        discounts.confirm(Requests.account(request.getAccount()), request.getOrderId());
    return Uni.createFrom()
        .item(
            ConfirmVolumeDiscountOrderResponse.newBuilder()
                .setVolumeDiscount(message(contract))
                .build());
  }

  @Override
  public Uni<ListVolumeDiscountsResponse> listVolumeDiscounts(ListVolumeDiscountsRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            ListVolumeDiscountsResponse.newBuilder()
                .addAllVolumeDiscounts(discounts.list(account).stream().map(this::message).toList())
                .build());
  }

  @Override
  public Uni<GetVolumeDiscountResponse> getVolumeDiscount(GetVolumeDiscountRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            GetVolumeDiscountResponse.newBuilder()
                .setVolumeDiscount(message(discounts.get(account, request.getContractId())))
                .build());
  }

  private VolumeDiscount message(VolumeDiscountContract contract) {
    return DiscountMessages.contract(contract, discounts.isOver(contract));
  }
}
