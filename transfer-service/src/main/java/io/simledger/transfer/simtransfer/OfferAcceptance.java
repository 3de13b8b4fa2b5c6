package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Accepts offers (T6 to T8). */
@ApplicationScoped
public class OfferAcceptance {
  private final SimTransfers transfers;
  private final TransferItems items;
  private final OfferedSims sims;
  private final Coverages coverages;
  private final Operators operators;
  private final InstantSource clock;

  OfferAcceptance(
      SimTransfers transfers,
      TransferItems items,
      OfferedSims sims,
      Coverages coverages,
      Operators operators,
      InstantSource clock) {
    this.transfers = transfers;
    this.items = items;
    this.sims = sims;
    this.coverages = coverages;
    this.operators = operators;
    this.clock = clock;
  }

  /**
   * Moves the SIMs of the token's offer to the operator, or finds that it has them from this offer
   * already (T13).
   *
   * @return the IMSIs that were moved, in ascending order
   */
  @Transactional
  public List<String> accept(TransferToken token, String operatorId) {
    return accept(
        transfers.findForDestination(token, operatorId).orElseThrow(OfferAcceptance::unknownToken));
  }

  /** The same for a transfer that its destination, signed in, found among those offered to it. */
  @Transactional
  public List<String> accept(UUID transferId, String operatorId) {
    return accept(
        transfers
            .find(transferId)
            .filter(found -> found.destinationOperatorId().equals(operatorId))
            .orElseThrow(() -> new ApiException(ErrorCode.TRANSFER_NOT_FOUND)));
  }

  private List<String> accept(SimTransfer transfer) {
    if (transfer.status() == TransferStatus.ACCEPTED) {
      return items.moved(transfer.transferId());
    }
    if (!transfer.isOpenAt(clock.instant())) {
      throw unknownToken();
    }
    coverages.requirePaymentMethod(transfer.destinationOperatorId(), transfer.coverageType());
    List<String> offered = sims.lock(transfer);
    return acceptLocked(transfers.lock(transfer.transferId()), offered);
  }

  /** The transfer may have ended while its rows were waited for. */
  private List<String> acceptLocked(SimTransfer transfer, List<String> offered) {
    Instant now = clock.instant();
    if (transfer.status() == TransferStatus.ACCEPTED) {
      return items.moved(transfer.transferId());
    }
    if (!transfer.isOpenAt(now)) {
      throw unknownToken();
    }
    if (transfer.remaining() != offered.size()) {
      throw new IllegalStateException(
          "Transfer %s counts %d SIMs, but has %d"
              .formatted(transfer.transferId(), transfer.remaining(), offered.size()));
    }
    operators.keep(transfer.destinationOperatorId());
    sims.handOver(transfer, offered, now);
    transfers.close(transfer.transferId(), TransferStatus.ACCEPTED, now);
    return offered;
  }

  private static ApiException unknownToken() {
    return new ApiException(ErrorCode.TRANSFER_TOKEN_NOT_FOUND);
  }
}
