package io.simledger.transfer.simtransfer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends offers whose time is over (T12). Every replica may run it at any time: each offer is a
 * transaction of its own, and whoever locks it second finds it ended.
 */
@ApplicationScoped
public class OfferExpiry {
  private static final Logger LOG = Logger.getLogger(OfferExpiry.class);
  private static final int AT_A_TIME = 100;

  private final SimTransfers transfers;
  private final OfferedSims sims;
  private final InstantSource clock;

  OfferExpiry(SimTransfers transfers, OfferedSims sims, InstantSource clock) {
    this.transfers = transfers;
    this.sims = sims;
    this.clock = clock;
  }

  @Scheduled(
      every = "${simledger.transfer.expiry-interval:PT5S}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expireDueNow() {
    expireDue(clock.instant());
  }

  /**
   * Expires every open offer whose time was over at the instant, the oldest first. Not to be called
   * in a transaction.
   *
   * @return how many offers this call ended
   */
  public int expireDue(Instant now) {
    int expired = 0;
    int expiredOfPage;
    do {
      expiredOfPage = 0;
      for (SimTransfer transfer : dueAt(now)) {
        expiredOfPage += expireOne(transfer, now) ? 1 : 0;
      }
      expired += expiredOfPage;
    } while (expiredOfPage > 0);
    return expired;
  }

  /** When the next open offer expires. Not to be called in a transaction. */
  public Optional<Instant> nextDue() {
    return QuarkusTransaction.requiringNew().call(transfers::nextDue);
  }

  private List<SimTransfer> dueAt(Instant now) {
    return QuarkusTransaction.requiringNew().call(() -> transfers.due(now, AT_A_TIME));
  }

  /** An offer that cannot be ended does not keep the others open. */
  private boolean expireOne(SimTransfer transfer, Instant now) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> expire(transfer, now));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Transfer %s is due to expire and does not", transfer.transferId());
      return false;
    }
  }

  private boolean expire(SimTransfer transfer, Instant now) {
    List<String> offered = sims.lock(transfer);
    if (transfers.lock(transfer.transferId()).status() != TransferStatus.OPEN) {
      return false;
    }
    sims.release(offered, now);
    transfers.close(transfer.transferId(), TransferStatus.EXPIRED, now);
    return true;
  }
}
