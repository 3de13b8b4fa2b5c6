package io.simledger.transfer.console.transfers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.simtransfer.OfferAcceptance;
import io.simledger.transfer.simtransfer.TransferTable;
import io.simledger.transfer.simtransfer.TransferToken;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in the mail to a destination (T5, T6). The gate asks to sign in first;
 * for any other operator than the destination there is no offer.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:verifySubscriberTransferToken")
class AcceptPage {
  private final TransferTable table;
  private final AcceptableOffers offers;
  private final OfferAcceptance acceptance;
  private final Caller caller;

  AcceptPage(
      TransferTable table, AcceptableOffers offers, OfferAcceptance acceptance, Caller caller) {
    this.table = table;
    this.offers = offers;
    this.acceptance = acceptance;
    this.caller = caller;
  }

  @GET
  @Path(BrowserPaths.ACCEPT)
  public TemplateInstance show(@RestQuery @DefaultValue("") String token) {
    return Templates.accept(
        table
            .offeredTo(caller.operatorId(), TransferToken.presented(token.strip()))
            .map(offers::of)
            .orElse(null));
  }

  /** Accepts an offer that was shown to its destination. */
  @POST
  @Path("/console/transfers/{transferId}/accept")
  public Response accept(UUID transferId) {
    acceptance.accept(transferId, caller.operatorId());
    return Response.noContent().header("HX-Redirect", "/console/transfers/" + transferId).build();
  }

  @CheckedTemplate(basePath = "console/transfers")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance accept(AcceptableOffers.@Nullable Offer offer);
  }
}
