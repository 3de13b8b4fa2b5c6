package io.simledger.billing.intake;

import java.util.List;
import java.util.UUID;

/**
 * What became of a batch. Every event that is not refused is acknowledged.
 *
 * @param applied events applied by this batch
 * @param duplicates events seen before
 */
public record EventBatchResult(int applied, int duplicates, List<Refused> refused) {
  /** Why an event was not taken. */
  public enum Reason {
    /** An earlier event of the subject is missing. */
    GAP,
    /** The sequence was applied before with another content. */
    CONFLICT,
    /** The event contradicts the contract, or what happened to its subject before. */
    INVALID
  }

  /** {@code expectedSequence} is that which comes next of the subject. */
  public record Refused(UUID eventId, Reason reason, long expectedSequence) {}
}
