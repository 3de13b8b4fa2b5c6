package io.simledger.transfer.error;

import java.util.List;

/** A refusal, thrown where the reason is discovered and answered as the JSON of rule A5. */
public class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode errorCode;
  private final List<String> details;

  /**
   * @param details names of fields or IMSIs that caused the refusal; never other input of the
   *     caller
   */
  public ApiException(ErrorCode errorCode, String... details) {
    this(errorCode, List.of(details));
  }

  public ApiException(ErrorCode errorCode, List<String> details) {
    // A refusal is an answer, not a fault: no stack trace is needed.
    super(errorCode.name(), null, false, false);
    this.errorCode = errorCode;
    this.details = List.copyOf(details);
  }

  public ErrorCode errorCode() {
    return errorCode;
  }

  public List<String> details() {
    return details;
  }
}
