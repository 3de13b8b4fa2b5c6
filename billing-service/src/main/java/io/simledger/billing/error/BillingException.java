package io.simledger.billing.error;

/** A refusal on its way out. Without stack trace: it says what is refused, not where. */
public final class BillingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final BillingError error;

  BillingException(BillingError error) {
    super(error.name(), null, false, false);
    this.error = error;
  }

  public BillingError error() {
    return error;
  }
}
