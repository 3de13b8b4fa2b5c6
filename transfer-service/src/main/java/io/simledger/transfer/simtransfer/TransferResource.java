package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.platform.PageHeaders;
import io.simledger.transfer.simtransfer.TransferItems.TransferItem;
import io.simledger.transfer.simtransfer.TransferList.Listed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Transfers by their id, for both sides (T10). Never shows a token. */
@Path("/v1/transfers")
@Tag(name = "Simledger")
class TransferResource {
  private final TransferList list;
  private final OfferCancellation cancellation;
  private final Caller caller;

  TransferResource(TransferList list, OfferCancellation cancellation, Caller caller) {
    this.list = list;
    this.cancellation = cancellation;
    this.caller = caller;
  }

  @GET
  public RestResponse<List<TransferView>> listTransfers(
      @RestQuery("direction") @Nullable TransferDirection direction,
      @RestQuery("status") @Nullable TransferStatus status,
      @RestQuery("last_evaluated_key") @Nullable UUID lastEvaluatedKey,
      @RestQuery("limit") @DefaultValue("100") @Min(1) @Max(100) int limit,
      UriInfo request) {
    var query =
        new TransferTable.Query(
            caller.operatorId(), direction, status, "", lastEvaluatedKey, limit);
    return PageHeaders.respond(list.page(query).map(TransferView::of), request);
  }

  @POST
  @Path("{transferId}/cancel")
  public void cancelTransfer(
      @RestPath("transferId") UUID transferId, @Valid @Nullable CancelTransfer request) {
    cancellation.cancel(transferId, caller.operatorId(), CancelTransfer.named(request));
  }

  /**
   * Which SIMs to take out of an offer.
   *
   * @param imsi none named means all
   */
  record CancelTransfer(@Nullable List<@NotNull String> imsi) {
    static List<String> named(@Nullable CancelTransfer request) {
      return request == null || request.imsi() == null ? List.of() : request.imsi();
    }
  }

  /** A transfer. Times are milliseconds since 1970. */
  record TransferView(
      String transferId,
      String sourceOperatorId,
      String destinationOperatorId,
      TransferStatus status,
      long issuedTime,
      long expiryTime,
      List<SimView> sims) {

    static TransferView of(Listed listed) {
      SimTransfer transfer = listed.transfer();
      return new TransferView(
          transfer.transferId().toString(),
          transfer.sourceOperatorId(),
          transfer.destinationOperatorId(),
          transfer.status(),
          transfer.issuedAt().toEpochMilli(),
          transfer.expiresAt().toEpochMilli(),
          listed.items().stream().map(SimView::of).toList());
    }
  }

  /** A SIM of a transfer. */
  record SimView(String imsi, String simId, ItemState state) {
    static SimView of(TransferItem item) {
      return new SimView(item.imsi(), item.simId(), item.state());
    }
  }
}
