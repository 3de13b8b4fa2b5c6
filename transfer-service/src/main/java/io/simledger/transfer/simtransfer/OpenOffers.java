package io.simledger.transfer.simtransfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Shows open offers to those who tell the destination of them. */
@ApplicationScoped
public class OpenOffers {
  private final SimTransfers transfers;
  private final TransferTokens tokens;
  private final InstantSource clock;

  OpenOffers(SimTransfers transfers, TransferTokens tokens, InstantSource clock) {
    this.transfers = transfers;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * An offer that can be accepted.
   *
   * @param sims how many SIMs are still in it
   */
  public record OpenOffer(
      String sourceOperatorId, int sims, Instant expiresAt, TransferToken token) {}

  /** The offer, unless it has ended. */
  @Transactional
  public Optional<OpenOffer> find(UUID transferId) {
    return transfers
        .find(transferId)
        .filter(transfer -> transfer.isOpenAt(clock.instant()))
        .map(
            transfer ->
                new OpenOffer(
                    transfer.sourceOperatorId(),
                    transfer.remaining(),
                    transfer.expiresAt(),
                    tokens.of(transfer)));
  }
}
