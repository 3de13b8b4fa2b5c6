package io.simledger.billing.volumediscount;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to contract.
 *
 * @param quantity SIMs a day
 * @param from first day; null for the first day of the next month
 */
public record VolumeDiscountOrder(
    String type, String payment, int termMonths, int quantity, @Nullable LocalDate from) {}
