package io.simledger.transfer.console.billing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.permission.Abilities;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.volumediscount.ContractType;
import io.simledger.transfer.volumediscount.PaymentType;
import io.simledger.transfer.volumediscount.QuoteContract;
import io.simledger.transfer.volumediscount.VolumeDiscounts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Volume discounts: contracts, what is available, and contracting it (B8). */
@Path("/console/discounts/volume")
@Produces(MediaType.TEXT_HTML)
class VolumeDiscountsPage {
  private static final String PATH = "/console/discounts/volume";
  private static final int MAX_SIMS = 1_000_000;

  private final VolumeDiscounts discounts;
  private final Abilities abilities;

  VolumeDiscountsPage(VolumeDiscounts discounts, Abilities abilities) {
    this.discounts = discounts;
    this.abilities = abilities;
  }

  @GET
  @Performs("Payment:listVolumeDiscounts")
  public Response list() {
    List<DiscountOffer> available =
        abilities.include("Order:listAvailableDiscounts")
            ? discounts.available().stream().map(DiscountOffer::of).toList()
            : List.of();
    return Response.ok(
            Templates.volumeDiscounts(
                discounts.list().stream().map(ContractView::of).toList(), available))
        .build();
  }

  @GET
  @Path("quotation")
  @Performs("Order:createVolumeDiscountQuotation")
  public Response askForQuantity(
      @RestQuery @NotNull ContractType type,
      @RestQuery @NotNull PaymentType payment,
      @RestQuery @NotNull @Positive Integer months) {
    return Response.ok(Templates.contractDiscount(type, payment, months)).build();
  }

  @POST
  @Path("quotations")
  @Performs("Order:createVolumeDiscountQuotation")
  public Response quote(
      @RestForm @NotNull ContractType type,
      @RestForm @NotNull PaymentType payment,
      @RestForm @NotNull @Positive Integer months,
      @RestForm @NotNull @Min(1) @Max(MAX_SIMS) Integer quantity,
      @RestForm @DefaultValue("") @Pattern(regexp = "|[0-9]{4}-[0-9]{2}-[0-9]{2}")
          String startDate) {
    QuoteContract wanted = new QuoteContract(type, payment, months, quantity, onWire(startDate));
    return Response.ok(
            Templates.quotedDiscount(
                DiscountQuotation.of(discounts.quote(UUID.randomUUID(), wanted))))
        .build();
  }

  @POST
  @Path("{order_id}/confirm")
  @Performs("Order:confirmVolumeDiscountOrder")
  public Response confirm(@RestPath("order_id") String orderId) {
    discounts.confirm(UUID.randomUUID(), orderId);
    return Response.noContent().header("HX-Redirect", PATH).build();
  }

  private static @Nullable String onWire(String date) {
    return date.isEmpty() ? null : date.replace("-", "");
  }

  @CheckedTemplate(basePath = "console/billing")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance volumeDiscounts(
        List<ContractView> contracts, List<DiscountOffer> available);

    static native TemplateInstance contractDiscount(
        ContractType type, PaymentType payment, int months);

    static native TemplateInstance quotedDiscount(DiscountQuotation quotation);
  }
}
