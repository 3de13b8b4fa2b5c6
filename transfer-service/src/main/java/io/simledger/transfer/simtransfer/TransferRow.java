package io.simledger.transfer.simtransfer;

import io.simledger.transfer.account.CoverageType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its two sides see it; never with its token.
 *
 * @param closedAt null while it is open
 * @param simCount SIMs that were offered
 * @param remaining SIMs still in the offer, or those that it ended with
 */
public record TransferRow(
    UUID transferId,
    String sourceOperatorId,
    String destinationOperatorId,
    CoverageType coverageType,
    TransferStatus status,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    int simCount,
    int remaining) {

  static TransferRow of(SimTransfer transfer) {
    return new TransferRow(
        transfer.transferId(),
        transfer.sourceOperatorId(),
        transfer.destinationOperatorId(),
        transfer.coverageType(),
        transfer.status(),
        transfer.issuedAt(),
        transfer.expiresAt(),
        transfer.closedAt(),
        transfer.simCount(),
        transfer.remaining());
  }

  public boolean isOpen() {
    return status == TransferStatus.OPEN;
  }

  /** Whether the operator is the one that offers the SIMs. */
  public boolean isFrom(String operatorId) {
    return sourceOperatorId.equals(operatorId);
  }
}
