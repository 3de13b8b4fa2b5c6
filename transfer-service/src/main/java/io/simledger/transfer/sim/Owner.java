package io.simledger.transfer.sim;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;

/** Whose SIMs a request is about: an operator's in one coverage type (A8). */
public record Owner(String operatorId, CoverageType coverageType) {

  public static Owner of(Caller caller) {
    return new Owner(caller.operatorId(), caller.coverageType());
  }
}
