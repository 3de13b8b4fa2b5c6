package io.simledger.transfer.permission;

import jakarta.enterprise.context.ApplicationScoped;

/** To whom a caller may issue transfers, which only the body of the call tells. */
@ApplicationScoped
public class TransferDestinations {
  private final CallerPermission permission;

  TransferDestinations(CallerPermission permission) {
    this.permission = permission;
  }

  /** Refuses a destination that the caller's permission does not include. */
  public void require(String destinationOperatorId) {
    permission.requireDestination(destinationOperatorId);
  }
}
