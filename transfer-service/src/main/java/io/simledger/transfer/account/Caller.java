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

  /** Who is known to call, or is named by a login that fails; null when that is nobody. */
  @Nullable Actor actor();

  /** Whether somebody proved who it is; never in an operation that needs no credentials. */
  boolean isAuthenticated();

  /**
   * The SAM user, or null for the root user.
   *
   * @throws IllegalStateException in an operation that needs no credentials
   */
  @Nullable String userName();

  /** The coverage type that the request is about (A8). */
  CoverageType coverageType();

  /** Refuses a request about another operator as if that did not exist; what is no id is none. */
  default void mustBe(String operatorId) {
    if (!Operator.isId(operatorId)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "operator_id");
    }
    if (!operatorId().equals(operatorId)) {
      throw new ApiException(ErrorCode.OPERATOR_NOT_FOUND);
    }
  }
}
