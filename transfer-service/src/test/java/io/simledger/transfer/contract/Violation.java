package io.simledger.transfer.contract;

/**
 * A place where an answer differs from the definition.
 *
 * @param pointer to the place in the body; empty for the body as a whole, or {@code headers}
 * @param value what stands there, as text
 */
record Violation(String operationId, int status, String pointer, String value, String reason) {

  @Override
  public String toString() {
    return "%s %d %s: %s".formatted(operationId, status, pointer.isEmpty() ? "/" : pointer, reason);
  }
}
