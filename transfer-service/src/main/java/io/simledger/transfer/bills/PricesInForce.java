package io.simledger.transfer.bills;

import jakarta.enterprise.context.ApplicationScoped;

/** The prices of today in the caller's coverage type (B11). */
@ApplicationScoped
public class PricesInForce {
  private final Billing billing;

  PricesInForce(Billing billing) {
    this.billing = billing;
  }

  /** What is in force today. */
  public PriceBook today() {
    return PriceBook.of(billing.priceBook(""));
  }
}
