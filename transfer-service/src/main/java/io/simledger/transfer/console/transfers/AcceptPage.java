package io.simledger.transfer.console.transfers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.simtransfer.TransferTable;
import io.simledger.transfer.simtransfer.TransferToken;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in the mail to a destination (T5, T6). The gate asks to sign in first;
 * for any other operator than the destination there is no offer.
 */
@Path(BrowserPaths.ACCEPT)
@Produces(MediaType.TEXT_HTML)
@Performs("Subscriber:verifySubscriberTransferToken")
class AcceptPage {
  private final TransferTable table;
  private final AcceptableOffers offers;
  private final Caller caller;

  AcceptPage(TransferTable table, AcceptableOffers offers, Caller caller) {
    this.table = table;
    this.offers = offers;
    this.caller = caller;
  }

  @GET
  public TemplateInstance show(@RestQuery @DefaultValue("") String token) {
    return Templates.accept(
        table
            .offeredTo(caller.operatorId(), TransferToken.presented(token.strip()))
            .map(offers::of)
            .orElse(null));
  }

  @CheckedTemplate(basePath = "console/transfers")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance accept(AcceptableOffers.@Nullable Offer offer);
  }
}
