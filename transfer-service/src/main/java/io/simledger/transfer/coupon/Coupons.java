package io.simledger.transfer.coupon;

import io.quarkus.grpc.GrpcClient;
import io.simledger.discounts.v1.ConfirmCouponOrderRequest;
import io.simledger.discounts.v1.Coupon;
import io.simledger.discounts.v1.CouponQuotation;
import io.simledger.discounts.v1.CouponServiceGrpc.CouponServiceBlockingStub;
import io.simledger.discounts.v1.CreateCouponQuotationRequest;
import io.simledger.discounts.v1.CreateSandboxCouponRequest;
import io.simledger.discounts.v1.ListCouponsRequest;
import io.simledger.discounts.v1.RegisterCouponRequest;
import io.simledger.transfer.bills.BillingCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The coupons of the caller, asked of the billing service. */
@ApplicationScoped
public class Coupons {
  private final CouponServiceBlockingStub coupons;
  private final BillingCall call;

  Coupons(@GrpcClient("billing") CouponServiceBlockingStub coupons, BillingCall call) {
    this.coupons = coupons;
    this.call = call;
  }

  /**
   * Makes a coupon out of nothing, for the sandbox. Any operator may register it.
   *
   * @param expiryMonth yyyyMM; null for 13 months from now
   */
  public CouponView make(
      UUID requestId, ApplicableItem item, BigDecimal amount, @Nullable String expiryMonth) {
    return CouponView.of(
        stub()
            .createSandboxCoupon(
                CreateSandboxCouponRequest.newBuilder()
                    .setRequestId(requestId.toString())
                    .setAccount(call.customer())
                    .setScope(item.scope())
                    .setAmount(amount.toPlainString())
                    .setExpiryMonth(Objects.requireNonNullElse(expiryMonth, ""))
                    .build())
            .getCoupon());
  }

  public List<Coupon> list() {
    return stub()
        .listCoupons(ListCouponsRequest.newBuilder().setAccount(call.account()).build())
        .getCouponsList();
  }

  public CouponQuotation quote(UUID requestId, BigDecimal amount) {
    return stub()
        .createCouponQuotation(
            CreateCouponQuotationRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(call.customer())
                .setAmount(amount.toPlainString())
                .build())
        .getQuotation();
  }

  public Coupon confirm(UUID requestId, String orderId) {
    return stub()
        .confirmCouponOrder(
            ConfirmCouponOrderRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(call.payer())
                .setOrderId(orderId)
                .build())
        .getCoupon();
  }

  public Coupon register(UUID requestId, String couponCode) {
    return stub()
        .registerCoupon(
            RegisterCouponRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setAccount(call.customer())
                .setCouponCode(couponCode)
                .build())
        .getCoupon();
  }

  private CouponServiceBlockingStub stub() {
    return call.inTime(coupons);
  }
}
