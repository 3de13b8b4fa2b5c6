package io.simledger.billing.explain;

import io.simledger.billing.pricing.Label;
import java.math.BigDecimal;

/**
 * What one item came to in a month, without tax.
 *
 * @param category the group of items that it belongs to
 * @param amount below zero for discounts
 */
public record BillItemCost(String billItemName, String category, Label label, BigDecimal amount) {}
