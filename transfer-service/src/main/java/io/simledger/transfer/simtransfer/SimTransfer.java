package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * N SIMs offered by a source to a destination.
 *
 * @param closedAt null while it is open
 * @param simCount SIMs that were offered
 * @param remaining SIMs still in the offer, or those that it ended with
 */
record SimTransfer(
    UUID transferId,
    byte[] tokenHash,
    String sourceOperatorId,
    String destinationOperatorId,
    CoverageType coverageType,
    TransferStatus status,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    int simCount,
    int remaining) {

  /** Whether it can be accepted (T12). */
  boolean isOpenAt(Instant now) {
    return status == TransferStatus.OPEN && now.isBefore(expiresAt);
  }
}
