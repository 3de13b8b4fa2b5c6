package io.simledger.billing.account;

/**
 * One operator in one coverage type.
 *
 * @param id number inside this service
 * @param operatorId {@code OP} and 10 digits
 */
public record BillingAccount(int id, String operatorId, Coverage coverage) {
  /** What names an account outside. */
  public record Key(String operatorId, Coverage coverage) {}

  public Key key() {
    return new Key(operatorId, coverage);
  }
}
