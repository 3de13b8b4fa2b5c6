package io.simledger.transfer.simtransfer;

import io.simledger.transfer.sim.OfferWithdrawal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/** Takes SIMs out of their offer when their status is changed (T11). */
@ApplicationScoped
class OfferWithdrawals implements OfferWithdrawal {
  private final SimTransfers transfers;
  private final TransferItems items;
  private final InstantSource clock;

  OfferWithdrawals(SimTransfers transfers, TransferItems items, InstantSource clock) {
    this.transfers = transfers;
    this.items = items;
    this.clock = clock;
  }

  @Override
  public void withdrawn(UUID transferId, String imsi) {
    items.withdraw(transferId, imsi);
    transfers.reduce(transferId, 1, clock.instant());
  }
}
