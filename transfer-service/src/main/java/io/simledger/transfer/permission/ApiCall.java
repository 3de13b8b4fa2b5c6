package io.simledger.transfer.permission;

import io.simledger.transfer.permission.Condition.Met;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be allowed or denied.
 *
 * @param pathVariables by their names in the path
 * @param destination of the transfer that the call issues
 * @param lacking variables that the operation has and the path does not, and what a condition on
 *     one is
 */
record ApiCall(
    ApiOperation operation,
    String userName,
    String address,
    Map<String, String> pathVariables,
    Destination destination,
    Map<String, Met> lacking) {
  static final String IMSI = "imsi";

  /** A call under the operation's own path, which lacks nothing. */
  ApiCall(
      ApiOperation operation,
      String userName,
      String address,
      Map<String, String> pathVariables,
      Destination destination) {
    this(operation, userName, address, pathVariables, destination, Map.of());
  }

  /** Whether the path has the value where the operation has the variable. */
  Met pathVariableIs(String name, String value) {
    String present = pathVariables.get(name);
    return present == null ? lacking.getOrDefault(name, Met.NO) : Met.of(present.equals(value));
  }

  ApiCall to(String destinationOperatorId) {
    return new ApiCall(
        operation,
        userName,
        address,
        pathVariables,
        Destination.of(destinationOperatorId),
        lacking);
  }

  /** The call about one of the SIMs that it is about. */
  ApiCall on(String imsi) {
    Map<String, String> named = new HashMap<>(pathVariables);
    named.put(IMSI, imsi);
    return new ApiCall(operation, userName, address, named, destination, lacking);
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
