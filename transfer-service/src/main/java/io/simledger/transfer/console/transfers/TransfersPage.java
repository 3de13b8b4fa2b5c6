package io.simledger.transfer.console.transfers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.simtransfer.OfferAcceptance;
import io.simledger.transfer.simtransfer.OfferCancellation;
import io.simledger.transfer.simtransfer.TransferDirection;
import io.simledger.transfer.simtransfer.TransferRow;
import io.simledger.transfer.simtransfer.TransferStatus;
import io.simledger.transfer.simtransfer.TransferTable;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Offers and transfers of both directions, and what became of each SIM (T10). */
@Path("/console/transfers")
@Produces(MediaType.TEXT_HTML)
@Performs("Simledger:listTransfers")
class TransfersPage {
  private static final int ROWS = 25;
  private static final int SIM_ROWS = 50;

  private final TransferTable table;
  private final OfferCancellation cancellation;
  private final OfferAcceptance acceptance;
  private final AcceptableOffers offers;
  private final Caller caller;

  TransfersPage(
      TransferTable table,
      OfferCancellation cancellation,
      OfferAcceptance acceptance,
      AcceptableOffers offers,
      Caller caller) {
    this.table = table;
    this.cancellation = cancellation;
    this.acceptance = acceptance;
    this.offers = offers;
    this.caller = caller;
  }

  /** A page of transfers, and what it is narrowed by. */
  public record Transfers(
      String direction, String status, String imsi, boolean isFirstPage, Page<TransferRow> rows) {
    public TransferStatus[] statuses() {
      return TransferStatus.values();
    }

    public boolean isOutgoing() {
      return direction.equals("outgoing");
    }
  }

  /**
   * A transfer as one side sees it.
   *
   * @param offer what it means to accept; null for who cannot
   */
  public record Transfer(
      TransferRow row,
      boolean isOutgoing,
      Page<TransferTable.Item> items,
      boolean isFirstPage,
      AcceptableOffers.@Nullable Offer offer) {}

  @GET
  public TemplateInstance list(
      @RestQuery @DefaultValue("outgoing") TransferDirection direction,
      @RestQuery @Nullable TransferStatus status,
      @RestQuery @DefaultValue("") String imsi,
      @RestQuery @Nullable UUID after) {
    Page<TransferRow> rows =
        table.page(
            new TransferTable.Query(
                caller.operatorId(), direction, status, imsi.strip(), after, ROWS));
    return Templates.list(
        new Transfers(
            direction == TransferDirection.OUTGOING ? "outgoing" : "incoming",
            status == null ? "" : status.wireName(),
            imsi.strip(),
            after == null,
            rows));
  }

  @GET
  @Path("{transferId}")
  public TemplateInstance show(UUID transferId, @RestQuery @DefaultValue("") String after) {
    TransferRow row = table.get(caller.operatorId(), transferId);
    boolean isOutgoing = row.isFrom(caller.operatorId());
    return Templates.show(
        new Transfer(
            row,
            isOutgoing,
            table.items(row, after, SIM_ROWS),
            after.isEmpty(),
            row.isOpen() && !isOutgoing ? offers.of(row) : null));
  }

  @GET
  @Path("{transferId}/cancel")
  @Performs("Simledger:cancelTransfer")
  public TemplateInstance askToCancel(UUID transferId) {
    return Templates.cancel(table.get(caller.operatorId(), transferId));
  }

  /** None named means all. */
  @POST
  @Path("{transferId}/cancel")
  @Performs("Simledger:cancelTransfer")
  public Response cancel(UUID transferId, @RestForm @Nullable List<String> imsi) {
    cancellation.cancel(transferId, caller.operatorId(), imsi == null ? List.of() : imsi);
    return HtmxAnswers.reload();
  }

  /** Accepts an offer that was shown to its destination. */
  @POST
  @Path("{transferId}/accept")
  @Performs("Subscriber:verifySubscriberTransferToken")
  public Response accept(UUID transferId) {
    acceptance.accept(transferId, caller.operatorId());
    return HtmxAnswers.goTo("/console/transfers/" + transferId);
  }

  @CheckedTemplate(basePath = "console/transfers")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(Transfers transfers);

    static native TemplateInstance show(Transfer transfer);

    static native TemplateInstance cancel(TransferRow row);
  }
}
