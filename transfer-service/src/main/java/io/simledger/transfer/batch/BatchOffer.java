package io.simledger.transfer.batch;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.simtransfer.IssueCommand;
import io.simledger.transfer.simtransfer.OfferIssue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Makes one offer of the SIMs of a batch. The token leaves in the mail, and nowhere else. */
@ApplicationScoped
public class BatchOffer {
  private final BatchSims sims;
  private final OfferIssue issue;
  private final BatchConfig config;

  BatchOffer(BatchSims sims, OfferIssue issue, BatchConfig config) {
    this.sims = sims;
    this.issue = issue;
    this.config = config;
  }

  /**
   * Refuses a destination that does not exist, or is the source (T3), before anything starts; what
   * was started before is repeated and stands.
   */
  @Transactional
  public void check(Batch batch, BatchArgument destination) {
    if (!batch.isStarted()) {
      issue.check(command(batch, destination, sims.pending(batch.batchId(), 1)));
    }
  }

  /** Offers the SIMs that are ready; with the outcome of each in the same transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void make(Batch batch) {
    // None is made another one between the look at it and its offer.
    sims.hold(batch.owner(), sims.pending(batch.batchId(), config.maxSims()));
    sims.settleUnready(batch);
    List<String> imsis = sims.pending(batch.batchId(), config.maxSims());
    if (imsis.isEmpty()) {
      throw new ApiException(ErrorCode.SIM_NOT_READY);
    }
    issue.issueAs(command(batch, batch.argument(), imsis));
    sims.settleAll(batch.batchId(), BatchSims.DONE);
  }

  private static IssueCommand command(Batch batch, BatchArgument destination, List<String> imsis) {
    return new IssueCommand(
        batch.owner().operatorId(),
        destination.destinationOperatorId(),
        destination.destinationEmail(),
        imsis);
  }
}
