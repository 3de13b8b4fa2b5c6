package io.simledger.billing.api;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.coupon.CouponQuotation;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.coupon.IssuedCoupon;
import io.simledger.billing.error.BillingError;
import io.simledger.discounts.v1.ConfirmCouponOrderRequest;
import io.simledger.discounts.v1.ConfirmCouponOrderResponse;
import io.simledger.discounts.v1.CouponService;
import io.simledger.discounts.v1.CreateCouponQuotationRequest;
import io.simledger.discounts.v1.CreateCouponQuotationResponse;
import io.simledger.discounts.v1.CreateSandboxCouponRequest;
import io.simledger.discounts.v1.CreateSandboxCouponResponse;
import io.simledger.discounts.v1.ListCouponsRequest;
import io.simledger.discounts.v1.ListCouponsResponse;
import io.simledger.discounts.v1.RegisterCouponRequest;
import io.simledger.discounts.v1.RegisterCouponResponse;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Edge of the coupons of {@code simledger.discounts.v1}. */
@GrpcService
@Authenticated
@Blocking
class CouponGrpcService implements CouponService {
  private final Coupons coupons;
  private final boolean sandbox;

  CouponGrpcService(
      Coupons coupons,
      @ConfigProperty(name = "simledger.sandbox.enabled", defaultValue = "false") boolean sandbox) {
    this.coupons = coupons;
    this.sandbox = sandbox;
  }

  @Override
  public Uni<CreateSandboxCouponResponse> createSandboxCoupon(CreateSandboxCouponRequest request) {
    if (!sandbox) {
      throw BillingError.SANDBOX_SWITCHED_OFF.exception();
    }
    IssuedCoupon coupon =
        coupons.make(
            Requests.uuid(request.getRequestId()),
            Requests.account(request.getAccount()),
            DiscountMessages.scope(request.getScope()),
            Requests.amount(request.getAmount()),
            Requests.month(request.getExpiryMonth()).orElse(null));
    return Uni.createFrom()
        .item(
            CreateSandboxCouponResponse.newBuilder()
                .setCoupon(DiscountMessages.coupon(coupon))
                .build());
  }

  @Override
  public Uni<CreateCouponQuotationResponse> createCouponQuotation(
      CreateCouponQuotationRequest request) {
    UUID requestId = Requests.uuid(request.getRequestId());
    BillingAccount.Key account = Requests.account(request.getAccount());
    CouponQuotation quotation =
        coupons.quote(requestId, account, Requests.amount(request.getAmount()));
    return Uni.createFrom()
        .item(
            CreateCouponQuotationResponse.newBuilder()
                .setQuotation(DiscountMessages.quotation(quotation))
                .build());
  }

  @Override
  public Uni<ConfirmCouponOrderResponse> confirmCouponOrder(ConfirmCouponOrderRequest request) {
    Requests.uuid(request.getRequestId());
    IssuedCoupon coupon =
        coupons.confirm(Requests.account(request.getAccount()), request.getOrderId());
    return Uni.createFrom()
        .item(
            ConfirmCouponOrderResponse.newBuilder()
                .setCoupon(DiscountMessages.coupon(coupon))
                .build());
  }

  @Override
  public Uni<RegisterCouponResponse> registerCoupon(RegisterCouponRequest request) {
    Requests.uuid(request.getRequestId());
    IssuedCoupon coupon =
        coupons.register(Requests.account(request.getAccount()), request.getCouponCode());
    return Uni.createFrom()
        .item(
            RegisterCouponResponse.newBuilder().setCoupon(DiscountMessages.coupon(coupon)).build());
  }

  @Override
  public Uni<ListCouponsResponse> listCoupons(ListCouponsRequest request) {
    BillingAccount.Key account = Requests.account(request.getAccount());
    return Uni.createFrom()
        .item(
            ListCouponsResponse.newBuilder()
                .addAllCoupons(
                    coupons.list(account).stream().map(DiscountMessages::coupon).toList())
                .build());
  }
}
