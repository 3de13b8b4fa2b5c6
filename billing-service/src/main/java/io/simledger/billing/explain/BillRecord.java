package io.simledger.billing.explain;

import io.simledger.billing.pricing.Label;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of the billing detail (B1).
 *
 * @param resourceKind as in usage.proto; 0 for account-level records
 * @param day the first of the month for monthly items and discounts
 */
public record BillRecord(
    RecordId id,
    int resourceKind,
    String resourceId,
    LocalDate day,
    String billItemName,
    Label label,
    BigDecimal unitPrice,
    BigDecimal quantity,
    BigDecimal amount) {}
