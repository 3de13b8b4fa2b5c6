package io.simledger.transfer.bills;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The prices of a coverage type (B11). */
@Path("/v1/pricebook")
@Tag(name = "Simledger")
class PriceBookResource {
  private final Billing billing;

  PriceBookResource(Billing billing) {
    this.billing = billing;
  }

  /** Shows what is in force on a day (yyyyMMdd, UTC), today when none is named. */
  @GET
  public PriceBook getPriceBook(@RestQuery @Pattern(regexp = "[0-9]{8}") @Nullable String date) {
    return PriceBook.of(billing.priceBook(Objects.requireNonNullElse(date, "")));
  }
}
