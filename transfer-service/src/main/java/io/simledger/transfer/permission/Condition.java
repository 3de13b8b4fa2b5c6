package io.simledger.transfer.permission;

import java.util.List;

/**
 * When a statement applies. A condition that the service does not know is refused when the
 * permission is written: ignored, it would widen what is allowed.
 */
sealed interface Condition {

  /** Whether the call meets the condition. */
  Met isMetBy(ApiCall call);

  /** Met, not met, or told only by the body of the call. */
  enum Met {
    YES,
    NO,
    LATER;

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
      Met met = Met.YES;
      for (Condition condition : conditions) {
        switch (condition.isMetBy(call)) {
          case NO -> {
            return Met.NO;
          }
          case LATER -> met = Met.LATER;
          case YES -> {}
        }
      }
      return met;
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
      return Met.of(call.pathVariable(name).filter(value::equals).isPresent());
    }
  }

  /** {@code pathVariable('user_name') == samUserName}. */
  record PathVariableIsUser(String name) implements Condition {
    @Override
    public Met isMetBy(ApiCall call) {
      return Met.of(call.pathVariable(name).filter(call.userName()::equals).isPresent());
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
