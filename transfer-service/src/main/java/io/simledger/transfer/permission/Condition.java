package io.simledger.transfer.permission;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a statement applies. A condition that the service does not know is refused when the
 * permission is written: ignored, it would widen what is allowed.
 */
sealed interface Condition {

  /** Whether the call meets the condition. */
  Met isMetBy(ApiCall call);

  /** Values that the condition asks a path variable for. */
  default Stream<String> valuesOf(String variable) {
    return Stream.empty();
  }

  /** Whether a condition is met, as far as that is known; of several, the last here counts. */
  enum Met {
    YES,

    /** Nobody will tell: it counts against the caller. */
    UNKNOWN,

    /** What the call is about, which is not read yet, will tell. */
    LATER,
    NO;

    static Met of(boolean met) {
      return met ? YES : NO;
    }
  }

  /** Statements without a condition. */
  record Always() implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return Met.YES;
    }
  }

  /** All of several conditions. */
  record All(List<Condition> conditions) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return conditions.stream()
          .map(condition -> condition.isMetBy(call))
          .max(Comparator.naturalOrder())
          .orElse(Met.YES);
    }

    @Override
    public Stream<String> valuesOf(String variable) {
      return conditions.stream().flatMap(condition -> condition.valuesOf(variable));
    }
  }

  /** {@code samUserName == 'name'}. */
  record UserIs(String userName) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return Met.of(call.userName().equals(userName));
    }
  }

  /** {@code pathVariable('sim_id') == 'value'}. */
  record PathVariableIs(String name, String value) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return call.pathVariableIs(name, value);
    }

    @Override
    public Stream<String> valuesOf(String variable) {
      return name.equals(variable) ? Stream.of(value) : Stream.empty();
    }
  }

  /** {@code pathVariable('user_name') == samUserName}. */
  record PathVariableIsUser(String name) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return call.pathVariableIs(name, call.userName());
    }
  }

  /** {@code ipAddress('10.0.0.0/8')}. */
  record AddressIn(AddressRange range) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return Met.of(range.contains(call.address()));
    }
  }

  /** {@code transferDestination('OP0000000001', …)}: this project's own. */
  record DestinationIn(List<String> operatorIds) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      if (call.destination().isLater()) {
        return Met.LATER;
      }
      String destination = call.destination().operatorId();
      return Met.of(destination != null && operatorIds.contains(destination));
    }
  }
}
