package io.simledger.transfer.simtransfer;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Imsi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Cancels offers, as a whole or some of their SIMs (T9, T10). A repeat is success. */
@ApplicationScoped
public class OfferCancellation {
  private final SimTransfers transfers;
  private final TransferItems items;
  private final OfferedSims sims;
  private final TransferConfig config;
  private final InstantSource clock;

  OfferCancellation(
      SimTransfers transfers,
      TransferItems items,
      OfferedSims sims,
      TransferConfig config,
      InstantSource clock) {
    this.transfers = transfers;
    this.items = items;
    this.sims = sims;
    this.config = config;
    this.clock = clock;
  }

  /** Cancels the offer of a token. One that was accepted or has expired is as good as unknown. */
  @Transactional
  void cancel(TransferToken token, String operatorId) {
    SimTransfer transfer =
        transfers
            .findForSource(token, operatorId)
            .orElseThrow(() -> new ApiException(ErrorCode.TRANSFER_TOKEN_NOT_FOUND));
    if (!cancelledWholly(transfer)) {
      throw new ApiException(ErrorCode.TRANSFER_TOKEN_NOT_FOUND);
    }
  }

  /**
   * Cancels SIMs of an offer that the operator made: all that are named, or none of them.
   *
   * @param imsis none named means every SIM of the offer
   */
  @Transactional
  public void cancel(UUID transferId, String operatorId, List<String> imsis) {
    List<String> named = named(imsis);
    SimTransfer transfer =
        transfers
            .find(transferId)
            .filter(found -> found.sourceOperatorId().equals(operatorId))
            .orElseThrow(() -> new ApiException(ErrorCode.TRANSFER_NOT_FOUND));
    if (!named.isEmpty()) {
      cancelSome(transfer, named);
    } else if (!cancelledWholly(transfer)) {
      throw new ApiException(ErrorCode.TRANSFER_CLOSED);
    }
  }

  /** Takes a SIM out of the offer that it is in (T10). */
  @Transactional
  public void cancelSim(String operatorId, String imsi) {
    UUID transferId = transfers.offerOf(operatorId, imsi);
    if (transferId == null) {
      throw new ApiException(ErrorCode.SIM_NOT_IN_TRANSFER, imsi);
    }
    cancel(transferId, operatorId, List.of(imsi));
  }

  /** IMSIs that are right in their shape: each once, in ascending order. */
  private List<String> named(List<String> imsis) {
    if (imsis.size() > config.maxSims()) {
      throw new ApiException(ErrorCode.TRANSFER_TOO_LARGE, "imsi");
    }
    return imsis.stream().map(Imsi::new).map(Imsi::value).distinct().sorted().toList();
  }

  private void cancelSome(SimTransfer found, List<String> imsis) {
    UUID transferId = found.transferId();
    List<String> offered = List.of();
    if (found.status() == TransferStatus.OPEN) {
      offered = sims.lock(transferId, imsis);
      transfers.lock(transferId);
    }
    Set<String> cancellable = items.offeredOrCancelled(transferId, imsis);
    if (cancellable.size() < imsis.size()) {
      throw new ApiException(
          ErrorCode.SIM_NOT_IN_TRANSFER,
          imsis.stream().filter(imsi -> !cancellable.contains(imsi)).limit(10).toList());
    }
    if (!offered.isEmpty()) {
      Instant now = clock.instant();
      sims.release(offered, now);
      items.cancel(transferId, offered);
      transfers.reduce(transferId, offered.size(), now);
    }
  }

  /** Whether the transfer is cancelled, by this call or before. */
  private boolean cancelledWholly(SimTransfer found) {
    if (found.status() != TransferStatus.OPEN) {
      return found.status() == TransferStatus.CANCELLED;
    }
    List<String> offered = sims.lock(found);
    SimTransfer transfer = transfers.lock(found.transferId());
    if (transfer.status() == TransferStatus.OPEN) {
      Instant now = clock.instant();
      sims.release(offered, now);
      transfers.close(transfer.transferId(), TransferStatus.CANCELLED, now);
      return true;
    }
    return transfer.status() == TransferStatus.CANCELLED;
  }
}
