package io.simledger.billing.bill;

import io.simledger.billing.account.BillingAccount;
import java.time.LocalDate;
import java.time.YearMonth;

/** The bill of one account and month, which has something on it. */
public record ChargedMonth(BillingAccount account, YearMonth month) {
  public int accountId() {
    return account.id();
  }

  /** The month as the database writes it. */
  public LocalDate firstDay() {
    return month.atDay(1);
  }
}
