package io.simledger.billing.account;

import java.util.Map;
import java.util.Objects;

/** Accounts that are known to exist, by what names them outside. */
public record OpenAccounts(Map<BillingAccount.Key, BillingAccount> byKey) {
  /** Number of the account. */
  public int id(BillingAccount.Key key) {
    return Objects.requireNonNull(byKey.get(key), () -> "No account of " + key).id();
  }
}
