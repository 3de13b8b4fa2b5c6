package io.simledger.transfer.batch;

import io.simledger.transfer.sim.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A selection of SIMs, and what is done to them once that is decided.
 *
 * @param action null while it is only a selection
 * @param transferId of the offer that was made of them
 */
public record Batch(
    UUID batchId,
    Owner owner,
    @Nullable BatchAction action,
    BatchArgument argument,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable UUID transferId) {

  public boolean isStarted() {
    return startedAt != null;
  }

  public boolean isFinished() {
    return finishedAt != null;
  }
}
