package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.simtransfer.OfferedSims.Candidates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Makes offers (T1 to T5). */
@ApplicationScoped
public class OfferIssue {
  private final Operators operators;
  private final SimTransfers transfers;
  private final OfferedSims sims;
  private final OfferMails mails;
  private final TransferTokens tokens;
  private final TransferConfig config;
  private final InstantSource clock;

  OfferIssue(
      Operators operators,
      SimTransfers transfers,
      OfferedSims sims,
      OfferMails mails,
      TransferTokens tokens,
      TransferConfig config,
      InstantSource clock) {
    this.operators = operators;
    this.transfers = transfers;
    this.sims = sims;
    this.mails = mails;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Offers SIMs, or finds that the same request has already done so (T13).
   *
   * <p>Two such requests at a time wait for each other at the first SIM; the second then finds the
   * offer of the first.
   */
  @Transactional
  TransferToken issue(IssueCommand command) {
    return tokens.derive(issueAs(command));
  }

  /**
   * The same for who does not need the token.
   *
   * @return id of the transfer
   */
  @Transactional
  public UUID issueAs(IssueCommand command) {
    if (command.imsis().size() > config.maxSims()) {
      throw new ApiException(ErrorCode.TRANSFER_TOO_LARGE, "transferImsi");
    }
    requireDestination(command);
    Candidates candidates = sims.lockCandidates(command.imsis(), command.sourceOperatorId());
    if (candidates.unready() == command.imsis().size()) {
      Optional<UUID> standing = standingOffer(command);
      if (standing.isPresent()) {
        return standing.get();
      }
    }
    return offer(command, transferable(command, candidates));
  }

  /** Refuses a destination before any SIM is looked at (T3). */
  @Transactional
  public void check(IssueCommand command) {
    requireDestination(command);
  }

  /** One look-up, whatever is wrong: id, address, or that they do not belong together (T3). */
  private void requireDestination(IssueCommand command) {
    Optional<Operator> destination =
        operators
            .find(command.destinationOperatorId())
            .filter(found -> found.primaryEmail().equalsIgnoreCase(command.destinationEmail()));
    if (destination.isEmpty()) {
      throw new ApiException(ErrorCode.TRANSFER_DESTINATION_NOT_FOUND);
    }
  }

  private Optional<UUID> standingOffer(IssueCommand command) {
    Instant now = clock.instant();
    return transfers
        .findOpen(command.sourceOperatorId(), command.digest())
        .filter(offer -> offer.isOpenAt(now) && offer.remaining() == command.imsis().size())
        .map(
            offer -> {
              // Refuses an offer whose token was derived from another secret.
              tokens.of(offer);
              return offer.transferId();
            });
  }

  private CoverageType transferable(IssueCommand command, Candidates candidates) {
    CoverageType coverageType = candidates.coverageType();
    if (coverageType == null || candidates.owned() < command.imsis().size()) {
      throw new ApiException(
          ErrorCode.SIM_NOT_FOUND, sims.someForeign(command.imsis(), command.sourceOperatorId()));
    }
    if (candidates.coverageTypes() > 1) {
      throw new ApiException(ErrorCode.TRANSFER_COVERAGE_MIXED);
    }
    if (candidates.unready() > 0) {
      throw new ApiException(ErrorCode.SIM_NOT_READY, sims.someUnready(command.imsis()));
    }
    return coverageType;
  }

  private UUID offer(IssueCommand command, CoverageType coverageType) {
    UUID transferId = UUID.randomUUID();
    Instant now = clock.instant();
    transfers.insert(
        new SimTransfer(
            transferId,
            tokens.derive(transferId).hash(),
            command.sourceOperatorId(),
            command.destinationOperatorId(),
            coverageType,
            TransferStatus.OPEN,
            now,
            now.plus(config.offerLifetime()),
            null,
            command.imsis().size(),
            command.imsis().size()),
        command.digest());
    sims.offer(transferId, command.imsis(), now);
    mails.offered(transferId);
    return transferId;
  }
}
