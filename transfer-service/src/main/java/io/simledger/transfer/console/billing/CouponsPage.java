package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.discounts.v1.CouponQuotation;
import io.simledger.transfer.coupon.CouponView;
import io.simledger.transfer.coupon.Coupons;
import io.simledger.transfer.permission.Performs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Coupons: those that count, registering one by its code, and buying one (B8). */
@Path("/console/discounts")
@Produces(MediaType.TEXT_HTML)
class CouponsPage {
  private static final String PATH = "/console/discounts";

  private final Coupons coupons;

  CouponsPage(Coupons coupons) {
    this.coupons = coupons;
  }

  @GET
  @Performs("Payment:listCoupons")
  public Response list() {
    return Response.ok(Templates.coupons(coupons.list().stream().map(CouponView::of).toList()))
        .build();
  }

  @GET
  @Path("coupons/register")
  @Performs("Payment:registerCoupon")
  public Response askForCode() {
    return Response.ok(Templates.registerCoupon()).build();
  }

  @POST
  @Path("coupons/register")
  @Performs("Payment:registerCoupon")
  public Response register(@RestForm @NotBlank @Size(max = 200) String code) {
    coupons.register(UUID.randomUUID(), code.strip());
    return Response.noContent().header("HX-Redirect", PATH).build();
  }

  @GET
  @Path("coupons/buy")
  @Performs("Order:createCouponQuotation")
  public Response askForAmount() {
    return Response.ok(Templates.buyCoupon()).build();
  }

  @POST
  @Path("coupons/quotations")
  @Performs("Order:createCouponQuotation")
  public Response quote(@RestForm @NotNull @Positive BigDecimal amount) {
    return Response.ok(
            Templates.quotedCoupon(CouponOffer.of(coupons.quote(UUID.randomUUID(), amount))))
        .build();
  }

  @POST
  @Path("coupons/{order_id}/confirm")
  @Performs("Order:confirmCouponOrder")
  public Response confirm(@RestPath("order_id") String orderId) {
    return Response.ok(
            Templates.boughtCoupon(CouponView.of(coupons.confirm(UUID.randomUUID(), orderId))))
        .build();
  }

  /**
   * A coupon that can be bought.
   *
   * @param expiry yyyyMM, the last month whose bill it is good for
   * @param price with tax
   */
  public record CouponOffer(
      String orderId,
      BigDecimal amount,
      BigDecimal tax,
      BigDecimal price,
      String currency,
      String expiry) {

    static CouponOffer of(CouponQuotation quotation) {
      return new CouponOffer(
          quotation.getOrderId(),
          new BigDecimal(quotation.getAmount()),
          new BigDecimal(quotation.getTaxAmount()),
          new BigDecimal(quotation.getTotalAmount()),
          quotation.getCurrency(),
          quotation.getExpiryMonth());
    }
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance coupons(List<CouponView> coupons);

    static native TemplateInstance registerCoupon();

    static native TemplateInstance buyCoupon();

    static native TemplateInstance quotedCoupon(CouponOffer offer);

    static native TemplateInstance boughtCoupon(CouponView coupon);
  }
}
