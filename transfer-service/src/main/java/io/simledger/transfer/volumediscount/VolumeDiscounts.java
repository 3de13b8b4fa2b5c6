package io.simledger.transfer.volumediscount;

import io.quarkus.grpc.GrpcClient;
import io.simledger.discounts.v1.ConfirmVolumeDiscountOrderRequest;
import io.simledger.discounts.v1.GetVolumeDiscountRequest;
import io.simledger.discounts.v1.ListAvailableVolumeDiscountsRequest;
import io.simledger.discounts.v1.ListVolumeDiscountsRequest;
import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.discounts.v1.VolumeDiscountQuotation;
import io.simledger.discounts.v1.VolumeDiscountServiceGrpc.VolumeDiscountServiceBlockingStub;
import io.simledger.transfer.bills.BillingCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The volume discounts of the caller, asked of the billing service. */
@ApplicationScoped
public class VolumeDiscounts {
  private final VolumeDiscountServiceBlockingStub discounts;
  private final BillingCall call;

  VolumeDiscounts(
      @GrpcClient("billing") VolumeDiscountServiceBlockingStub discounts, BillingCall call) {
    this.discounts = discounts;
    this.call = call;
  }

  public List<VolumeDiscountOffer> available() {
    return stub()
        .listAvailableVolumeDiscounts(
            ListAvailableVolumeDiscountsRequest.newBuilder().setAccount(call.account()).build())
        .getOffersList();
  }

  public VolumeDiscountQuotation quote(UUID requestId, QuoteContract wanted) {
    return stub()
        .createVolumeDiscountQuotation(
            wanted
                .toRequest()
                .setRequestId(requestId.toString())
                .setAccount(call.customer())
                .build())
        .getQuotation();
  }

  public VolumeDiscount confirm(UUID requestId, String orderId) {
    return stub()
        .confirmVolumeDiscountOrder(
            ConfirmVolumeDiscountOrderRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(call.payer())
                .setOrderId(orderId)
                .build())
        .getVolumeDiscount();
  }

  public List<VolumeDiscount> list() {
    return stub()
        .listVolumeDiscounts(
            ListVolumeDiscountsRequest.newBuilder().setAccount(call.account()).build())
        .getVolumeDiscountsList();
  }

  VolumeDiscount get(String contractId) {
    return stub()
        .getVolumeDiscount(
            GetVolumeDiscountRequest.newBuilder()
                .setAccount(call.account())
                .setContractId(contractId)
                .build())
        .getVolumeDiscount();
  }

  private VolumeDiscountServiceBlockingStub stub() {
    return call.inTime(discounts);
  }
}
