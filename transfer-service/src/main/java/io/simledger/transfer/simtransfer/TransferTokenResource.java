package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.permission.ToDestination;
import io.simledger.transfer.permission.TransferDestinations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Offers by their token (T2, T6, T9). */
@Path("/v1/subscribers/transfer_token")
@Tag(name = "Subscriber")
class TransferTokenResource {
  private final OfferIssue issue;
  private final OfferAcceptance acceptance;
  private final OfferCancellation cancellation;
  private final TransferDestinations destinations;
  private final Caller caller;

  TransferTokenResource(
      OfferIssue issue,
      OfferAcceptance acceptance,
      OfferCancellation cancellation,
      TransferDestinations destinations,
      Caller caller) {
    this.issue = issue;
    this.acceptance = acceptance;
    this.cancellation = cancellation;
    this.destinations = destinations;
    this.caller = caller;
  }

  @POST
  @Path("issue")
  @ToDestination
  public IssuedTransferToken issueSubscriberTransferToken(
      @Valid @NotNull IssueTransferToken request) {
    destinations.require(request.transferDestinationOperatorId());
    return new IssuedTransferToken(issue.issue(request.toCommand(caller.operatorId())).reveal());
  }

  @POST
  @Path("verify")
  public TransferredImsis verifySubscriberTransferToken(
      @Valid @NotNull VerifyTransferToken request) {
    return new TransferredImsis(
        acceptance.accept(TransferToken.presented(request.token()), caller.operatorId()));
  }

  @DELETE
  @Path("{token}")
  public void deleteSubscriberTransferToken(@RestPath("token") String token) {
    cancellation.cancel(TransferToken.presented(token), caller.operatorId());
  }

  /**
   * Request of an offer. The addresses are checked against the destination's, not for their shape.
   */
  record IssueTransferToken(
      @NotNull @Size(min = 1, max = 320) String transferDestinationOperatorEmail,
      @NotNull @Size(min = 1, max = 100) String transferDestinationOperatorId,
      @NotNull List<@NotNull String> transferImsi) {

    IssueCommand toCommand(String sourceOperatorId) {
      return new IssueCommand(
          sourceOperatorId,
          transferDestinationOperatorId,
          transferDestinationOperatorEmail,
          transferImsi);
    }
  }

  record IssuedTransferToken(String token) {}

  record VerifyTransferToken(@NotNull @Size(min = 1, max = 1000) String token) {}

  /** IMSIs that changed hands, in ascending order. */
  record TransferredImsis(List<String> transferredImsi) {}
}
