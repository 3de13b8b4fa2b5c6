package io.simledger.transfer;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.simledger.bills.v1.BillingAccount;
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
import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.discounts.v1.VolumeDiscountPayment;
import io.simledger.discounts.v1.VolumeDiscountQuotation;
import io.simledger.discounts.v1.VolumeDiscountServiceGrpc.VolumeDiscountServiceImplBase;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.discounts.v1.VolumeDiscountType;
import io.simledger.simevents.v1.CoverageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The volume discounts of a billing service in August 2026, in memory: one that is paid monthly,
 * one that is paid in advance, both for Japan coverage and a year. An order that begins with {@code
 * LAPSED} is that.
 */
final class FakeVolumeDiscounts extends VolumeDiscountServiceImplBase {
  private static final List<VolumeDiscountOffer> OFFERS =
      List.of(
          offer(VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_MONTHLY, "275", "302.5"),
          offer(VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_PREPAYMENT, "250", "275.0"));

  private final Map<String, VolumeDiscountQuotation> quotations = new HashMap<>();
  private final Map<BillingAccount, List<VolumeDiscount>> contracts = new HashMap<>();

  @Override
  public void listAvailableVolumeDiscounts(
      ListAvailableVolumeDiscountsRequest request,
      StreamObserver<ListAvailableVolumeDiscountsResponse> answer) {
    complete(
        answer,
        ListAvailableVolumeDiscountsResponse.newBuilder()
            .addAllOffers(offers(request.getAccount()))
            .build());
  }

  @Override
  public synchronized void createVolumeDiscountQuotation(
      CreateVolumeDiscountQuotationRequest request,
      StreamObserver<CreateVolumeDiscountQuotationResponse> answer) {
    Optional<VolumeDiscountOffer> offer =
        offers(request.getAccount()).stream()
            .filter(candidate -> candidate.getType() == request.getType())
            .filter(candidate -> candidate.getPayment() == request.getPayment())
            .filter(
                candidate -> candidate.getContractTermMonths() == request.getContractTermMonths())
            .findFirst();
    if (!request.getStartDate().matches("|20[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])")) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0001");
    } else if (offer.isEmpty()) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0029");
    } else {
      complete(
          answer,
          CreateVolumeDiscountQuotationResponse.newBuilder()
              .setQuotation(quotation(offer.get(), request))
              .build());
    }
  }

  @Override
  public synchronized void confirmVolumeDiscountOrder(
      ConfirmVolumeDiscountOrderRequest request,
      StreamObserver<ConfirmVolumeDiscountOrderResponse> answer) {
    String orderId = request.getOrderId();
    if (orderId.startsWith("LAPSED")) {
      FakeRefusals.refuse(answer, Status.FAILED_PRECONDITION, "BIL0028");
    } else if (!quotations.containsKey(orderId)) {
      FakeRefusals.refuse(answer, Status.NOT_FOUND, "BIL0027");
    } else {
      complete(
          answer,
          ConfirmVolumeDiscountOrderResponse.newBuilder()
              .setVolumeDiscount(contract(request.getAccount(), quotations.get(orderId)))
              .build());
    }
  }

  @Override
  public synchronized void listVolumeDiscounts(
      ListVolumeDiscountsRequest request, StreamObserver<ListVolumeDiscountsResponse> answer) {
    complete(
        answer,
        ListVolumeDiscountsResponse.newBuilder()
            .addAllVolumeDiscounts(contractsOf(request.getAccount()))
            .build());
  }

  @Override
  public synchronized void getVolumeDiscount(
      GetVolumeDiscountRequest request, StreamObserver<GetVolumeDiscountResponse> answer) {
    contractsOf(request.getAccount()).stream()
        .filter(contract -> contract.getContractId().equals(request.getContractId()))
        .findFirst()
        .ifPresentOrElse(
            contract ->
                complete(
                    answer,
                    GetVolumeDiscountResponse.newBuilder().setVolumeDiscount(contract).build()),
            () -> FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0030"));
  }

  private VolumeDiscountQuotation quotation(
      VolumeDiscountOffer offer, CreateVolumeDiscountQuotationRequest request) {
    boolean prepaid =
        offer.getPayment() == VolumeDiscountPayment.VOLUME_DISCOUNT_PAYMENT_PREPAYMENT;
    VolumeDiscountQuotation quotation =
        VolumeDiscountQuotation.newBuilder()
            .setOrderId("20260817000000_" + UUID.fromString(request.getRequestId()))
            .setOffer(offer)
            .setQuantity(request.getQuantity())
            .setStartDate(request.getStartDate().isEmpty() ? "20260901" : request.getStartDate())
            .setEndDate("20270831")
            .setInitialCost(prepaid ? "6000" : "0")
            .setTaxIncludedInitialCost(prepaid ? "6600" : "0")
            .setTaxAmount(prepaid ? "600" : "0")
            .setTotalAmount(prepaid ? "6600" : "0")
            .build();
    quotations.put(quotation.getOrderId(), quotation);
    return quotation;
  }

  private VolumeDiscount contract(BillingAccount account, VolumeDiscountQuotation quotation) {
    VolumeDiscount contract =
        VolumeDiscount.newBuilder()
            .setContractId(quotation.getOrderId().replace("_", "-"))
            .setOffer(quotation.getOffer())
            .setQuantity(quotation.getQuantity())
            .setStartDate(quotation.getStartDate())
            .setEndDate(quotation.getEndDate())
            .setInitialCost(quotation.getInitialCost())
            .setContractedAt(Timestamp.newBuilder().setSeconds(1_787_000_000))
            .setStatus(VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_ACTIVE)
            .build();
    List<VolumeDiscount> all = contractsOf(account);
    if (!all.contains(contract)) {
      all.add(contract);
    }
    return contract;
  }

  private List<VolumeDiscount> contractsOf(BillingAccount account) {
    return contracts.computeIfAbsent(account, added -> new ArrayList<>());
  }

  private static List<VolumeDiscountOffer> offers(BillingAccount account) {
    return account.getCoverageType() == CoverageType.COVERAGE_TYPE_JP ? OFFERS : List.of();
  }

  private static VolumeDiscountOffer offer(
      VolumeDiscountPayment payment, String unitPrice, String taxIncludedUnitPrice) {
    return VolumeDiscountOffer.newBuilder()
        .setType(VolumeDiscountType.VOLUME_DISCOUNT_TYPE_SORACOM_AIR_BASIC_CHARGE_V2)
        .setPayment(payment)
        .setContractTermMonths(12)
        .setCurrency("JPY")
        .setUnitPrice(unitPrice)
        .setTaxIncludedUnitPrice(taxIncludedUnitPrice)
        .build();
  }

  private static <T> void complete(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }
}
