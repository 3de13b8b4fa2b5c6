package io.simledger.billing.rating;

import java.time.LocalDate;

/**
 * A day of an account of which something changed.
 *
 * @param onwards whether the change works on all days that follow
 */
public record DueDay(LocalDate day, boolean onwards) {}
