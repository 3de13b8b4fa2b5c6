package io.simledger.transfer;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.discounts.v1.ConfirmCouponOrderRequest;
import io.simledger.discounts.v1.ConfirmCouponOrderResponse;
import io.simledger.discounts.v1.Coupon;
import io.simledger.discounts.v1.CouponQuotation;
import io.simledger.discounts.v1.CouponScope;
import io.simledger.discounts.v1.CouponServiceGrpc.CouponServiceImplBase;
import io.simledger.discounts.v1.CreateCouponQuotationRequest;
import io.simledger.discounts.v1.CreateCouponQuotationResponse;
import io.simledger.discounts.v1.CreateSandboxCouponRequest;
import io.simledger.discounts.v1.CreateSandboxCouponResponse;
import io.simledger.discounts.v1.ListCouponsRequest;
import io.simledger.discounts.v1.ListCouponsResponse;
import io.simledger.discounts.v1.RegisterCouponRequest;
import io.simledger.discounts.v1.RegisterCouponResponse;
import io.simledger.simevents.v1.CoverageType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The coupons of a billing service in August 2026, in memory. A code that begins with {@code
 * EXPIRED} or {@code USEDUP} is that, an order that begins with {@code LAPSED} too.
 */
final class FakeCoupons extends CouponServiceImplBase {
  private final Map<String, CouponQuotation> quotations = new HashMap<>();
  private final Map<String, Coupon> coupons = new HashMap<>();
  private final Map<String, CoverageType> coverages = new HashMap<>();
  private final Map<String, BillingAccount> registrations = new HashMap<>();

  @Override
  public synchronized void createSandboxCoupon(
      CreateSandboxCouponRequest request, StreamObserver<CreateSandboxCouponResponse> answer) {
    String expiry = request.getExpiryMonth().isEmpty() ? "202708" : request.getExpiryMonth();
    if (!expiry.matches("20[0-9]{2}(0[1-9]|1[0-2])") || expiry.compareTo("202608") < 0) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0001");
      return;
    }
    Coupon coupon =
        coupon(request.getAccount(), request.getScope(), request.getAmount())
            .setOrderId("sandbox-" + request.getRequestId())
            .setExpiryMonth(expiry)
            .build();
    keep(coupon, request.getAccount());
    complete(answer, CreateSandboxCouponResponse.newBuilder().setCoupon(coupon).build());
  }

  @Override
  public synchronized void createCouponQuotation(
      CreateCouponQuotationRequest request, StreamObserver<CreateCouponQuotationResponse> answer) {
    BigDecimal amount = new BigDecimal(request.getAmount());
    if (request.getAccount().getCoverageType() != CoverageType.COVERAGE_TYPE_JP) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0026");
    } else if (amount.compareTo(new BigDecimal("1000")) < 0
        || amount.stripTrailingZeros().scale() > 0) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0025");
    } else {
      CouponQuotation quotation =
          CouponQuotation.newBuilder()
              .setOrderId("20260817000000_" + UUID.fromString(request.getRequestId()))
              .setAmount(request.getAmount())
              .setCurrency("JPY")
              .setExpiryMonth("202708")
              .setTaxAmount(amount.movePointLeft(1).toPlainString())
              .setTotalAmount(amount.multiply(new BigDecimal("1.1")).toPlainString())
              .build();
      quotations.put(quotation.getOrderId(), quotation);
      complete(answer, CreateCouponQuotationResponse.newBuilder().setQuotation(quotation).build());
    }
  }

  @Override
  public synchronized void confirmCouponOrder(
      ConfirmCouponOrderRequest request, StreamObserver<ConfirmCouponOrderResponse> answer) {
    String orderId = request.getOrderId();
    CouponQuotation quotation = quotations.get(orderId);
    if (orderId.startsWith("LAPSED")) {
      FakeRefusals.refuse(answer, Status.FAILED_PRECONDITION, "BIL0028");
    } else if (quotation == null) {
      FakeRefusals.refuse(answer, Status.NOT_FOUND, "BIL0027");
    } else {
      Coupon coupon =
          coupon(request.getAccount(), CouponScope.COUPON_SCOPE_ALL_CHARGES, quotation.getAmount())
              .setCouponCode(orderId.replace("_", ""))
              .setOrderId(orderId)
              .setExpiryMonth(quotation.getExpiryMonth())
              .build();
      keep(coupon, request.getAccount());
      complete(answer, ConfirmCouponOrderResponse.newBuilder().setCoupon(coupon).build());
    }
  }

  @Override
  public synchronized void registerCoupon(
      RegisterCouponRequest request, StreamObserver<RegisterCouponResponse> answer) {
    String code = request.getCouponCode();
    BillingAccount account = request.getAccount();
    if (code.startsWith("EXPIRED")) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0021");
    } else if (code.startsWith("USEDUP")) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0022");
    } else if (!coupons.containsKey(code)) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0020");
    } else if (coverages.get(code) != account.getCoverageType()) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0023");
    } else if (!registrations.getOrDefault(code, account).equals(account)) {
      FakeRefusals.refuse(answer, Status.INVALID_ARGUMENT, "BIL0024");
    } else {
      registrations.put(code, account);
      complete(answer, RegisterCouponResponse.newBuilder().setCoupon(coupons.get(code)).build());
    }
  }

  @Override
  public synchronized void listCoupons(
      ListCouponsRequest request, StreamObserver<ListCouponsResponse> answer) {
    ListCouponsResponse.Builder list = ListCouponsResponse.newBuilder();
    registrations.forEach(
        (code, account) -> {
          if (account.equals(request.getAccount())) {
            list.addCoupons(coupons.get(code));
          }
        });
    complete(answer, list.build());
  }

  private void keep(Coupon coupon, BillingAccount account) {
    coupons.put(coupon.getCouponCode(), coupon);
    coverages.put(coupon.getCouponCode(), account.getCoverageType());
  }

  private static Coupon.Builder coupon(BillingAccount account, CouponScope scope, String amount) {
    return Coupon.newBuilder()
        .setCouponCode("CODE" + UUID.randomUUID())
        .setScope(scope)
        .setBillItemName("chargeCoupon")
        .setAmount(amount)
        .setBalance(amount)
        .setCurrency(account.getCoverageType() == CoverageType.COVERAGE_TYPE_JP ? "JPY" : "USD")
        .setPreliminaryUse("0");
  }

  private static <T> void complete(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }
}
