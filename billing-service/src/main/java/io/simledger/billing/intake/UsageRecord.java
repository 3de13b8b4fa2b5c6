package io.simledger.billing.intake;

import io.simledger.billing.account.BillingAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one item used at one instant.
 *
 * @param recordId made by the sender, the same for every attempt
 * @param digest of the whole record
 * @param kind number of the resource type, as in the contract; stored
 * @param externalId IMSI, VPG id … by kind; empty for the account itself
 * @param owner null for SIMs, whose owner is known here
 */
public record UsageRecord(
    UUID recordId,
    long digest,
    short kind,
    String externalId,
    String itemName,
    Instant usedAt,
    BigDecimal quantity,
    BillingAccount.@Nullable Key owner) {
  public static final short KIND_SIM = 1;
  public static final short KIND_ACCOUNT = 9;
}
