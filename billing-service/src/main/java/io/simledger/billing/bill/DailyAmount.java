package io.simledger.billing.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The charges of daily items of one day, without tax. */
public record DailyAmount(LocalDate day, BigDecimal amount) {}
