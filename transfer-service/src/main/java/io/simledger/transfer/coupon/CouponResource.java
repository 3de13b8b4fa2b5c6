package io.simledger.transfer.coupon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Coupons: amounts paid in advance (B8). */
@Path("/v1/coupons")
class CouponResource {
  private final Coupons coupons;

  CouponResource(Coupons coupons) {
    this.coupons = coupons;
  }

  @GET
  @Tag(name = "Payment")
  public CouponList listCoupons() {
    return new CouponList(coupons.list().stream().map(CouponView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Tag(name = "Order")
  public QuotedCoupon createCouponQuotation(@Valid @NotNull QuoteCoupon request) {
    return QuotedCoupon.of(coupons.quote(UUID.randomUUID(), request.amount()));
  }

  @PUT
  @Path("{order_id}/confirm")
  @Tag(name = "Order")
  public CouponView confirmCouponOrder(@RestPath("order_id") String orderId) {
    return CouponView.of(coupons.confirm(UUID.randomUUID(), orderId));
  }

  @POST
  @Path("{coupon_code}/register")
  @Tag(name = "Payment")
  public CouponView registerCoupon(@RestPath("coupon_code") String couponCode) {
    return CouponView.of(coupons.register(UUID.randomUUID(), couponCode));
  }

  /** Coupons that the caller registered, those that expire first at the front. */
  record CouponList(List<CouponView> couponList) {}

  /** What a coupon is to be worth. */
  record QuoteCoupon(@NotNull @Positive BigDecimal amount) {}
}
