package io.simledger.billing.explain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one SIM came to in a month, without tax.
 *
 * @param simId null when the SIM is no longer the account's (C3)
 * @param name null without one, and when the SIM is no longer the account's
 */
public record SimCost(
    String imsi, @Nullable String simId, @Nullable String name, BigDecimal amount) {}
