package io.simledger.transfer.bills;

import io.grpc.stub.AbstractStub;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.simevents.v1.CoverageType;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.Coverages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** What calls to the billing service have in common: whose bill they are about, and a deadline. */
@ApplicationScoped
public class BillingCall {
  private final Caller caller;
  private final Coverages coverages;
  private final BillsConfig config;

  BillingCall(Caller caller, Coverages coverages, BillsConfig config) {
    this.caller = caller;
    this.coverages = coverages;
    this.config = config;
  }

  /** The stub for one call, which fails when it takes too long. */
  public <S extends AbstractStub<S>> S inTime(S stub) {
    return stub.withDeadlineAfter(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The caller in the coverage type of the request. */
  public BillingAccount account() {
    return BillingAccount.newBuilder()
        .setOperatorId(caller.operatorId())
        .setCoverageType(coverageType())
        .build();
  }

  /** The same, which must have the coverage type: without it there is nothing to discount. */
  public BillingAccount customer() {
    coverages.require(caller.operatorId(), caller.coverageType());
    return account();
  }

  /** The same, which must be able to pay. */
  public BillingAccount payer() {
    coverages.requirePaymentMethod(caller.operatorId(), caller.coverageType());
    return account();
  }

  /** The coverage type of the request (A8). */
  CoverageType coverageType() {
    return switch (caller.coverageType()) {
      case JP -> CoverageType.COVERAGE_TYPE_JP;
      case G -> CoverageType.COVERAGE_TYPE_G;
    };
  }
}
