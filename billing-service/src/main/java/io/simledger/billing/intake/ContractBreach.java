package io.simledger.billing.intake;

/** A message that contradicts its contract. */
final class ContractBreach extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractBreach(String what) {
    super(what, null, false, false);
  }
}
