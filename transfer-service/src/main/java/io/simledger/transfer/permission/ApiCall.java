package io.simledger.transfer.permission;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be allowed or denied.
 *
 * @param pathVariables by their names in the path
 * @param destination of the transfer that the call issues
 */
record ApiCall(
    ApiOperation operation,
    String userName,
    String address,
    Map<String, String> pathVariables,
    Destination destination) {

  Optional<String> pathVariable(String name) {
    return Optional.ofNullable(pathVariables.get(name));
  }

  ApiCall to(String destinationOperatorId) {
    return new ApiCall(
        operation, userName, address, pathVariables, Destination.of(destinationOperatorId));
  }

  /** Whom a call issues a transfer to, as far as that is known. */
  record Destination(boolean isLater, @Nullable String operatorId) {
    /** The call issues no transfer. */
    static final Destination NONE = new Destination(false, null);

    /** The body of the call, which is not read yet, will tell. */
    static final Destination LATER = new Destination(true, null);

    static Destination of(String operatorId) {
      return new Destination(false, operatorId);
    }
  }
}
