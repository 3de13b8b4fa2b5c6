package io.simledger.billing.intake;

import java.util.List;
import java.util.UUID;

/**
 * What became of a batch of usage.
 *
 * @param accepted records added, the unassigned ones included
 * @param unassigned records kept aside because nobody pays the SIM's day
 * @param duplicates records seen before with the same content
 */
public record UsageResult(
    int accepted, int unassigned, List<UUID> duplicates, List<Refused> refused) {
  /** Why a record was not taken. */
  public enum Reason {
    /** Not in the catalogue, not for usage, or without any price in the coverage of the payer. */
    UNKNOWN_ITEM,
    /** Fractional where the item counts whole units. */
    QUANTITY,
    /** In the future. */
    TIME,
    /** The record id was used before with another content. */
    CONFLICT
  }

  /** A record that was not taken. Nothing of it is stored. */
  public record Refused(UUID recordId, Reason reason) {}
}
