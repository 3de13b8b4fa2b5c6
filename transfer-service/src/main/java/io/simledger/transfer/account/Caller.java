package io.simledger.transfer.account;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Who makes the current request, and for which coverage type. Request-scoped. */
public interface Caller {

  /**
   * The operator that the request acts for.
   *
   * @throws IllegalStateException in an operation that needs no credentials
   */
  String operatorId();

  /** The SAM user, or null for the root user. */
  @Nullable String userName();

  /** The coverage type that the request is about (A8). */
  CoverageType coverageType();

  /** Refuses a request about another operator as if that did not exist. */
  default void mustBe(String operatorId) {
    if (!operatorId().equals(operatorId)) {
      throw new ApiException(ErrorCode.OPERATOR_NOT_FOUND);
    }
  }
}
