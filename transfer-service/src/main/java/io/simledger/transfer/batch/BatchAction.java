package io.simledger.transfer.batch;

import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done to SIMs, one or many, and to which of them. */
public enum BatchAction {
  /** All of the SIMs become one offer (T1). */
  TRANSFER,
  CANCEL_TRANSFER,
  ACTIVATE(SimStatus.ACTIVE),
  DEACTIVATE(SimStatus.INACTIVE),
  SUSPEND(SimStatus.SUSPENDED),
  STANDBY(SimStatus.STANDBY),
  TERMINATE(SimStatus.TERMINATED),
  ENABLE_TERMINATION,
  DISABLE_TERMINATION,
  SET_GROUP,
  UNSET_GROUP,
  PUT_TAG,
  DELETE_TAG,
  SPEED_CLASS;

  private final @Nullable SimStatus target;

  BatchAction() {
    this.target = null;
  }

  BatchAction(SimStatus target) {
    this.target = target;
  }

  /** The action that an address names. */
  public static Optional<BatchAction> named(String name) {
    return Arrays.stream(values()).filter(action -> action.wireName().equals(name)).findFirst();
  }

  /** Lower case, words joined by {@code -}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status that SIMs get, if this is a change of status. */
  public @Nullable SimStatus target() {
    return target;
  }

  /** Whether it cannot be taken back. */
  public boolean isFinal() {
    return this == TERMINATE;
  }

  /**
   * Why the action would be refused for a SIM as it is now; empty when it would not. A forecast for
   * people: what is done asks the SIM itself.
   */
  public Optional<ErrorCode> refusal(
      SimStatus status, String subscription, boolean terminationEnabled) {
    if (this == TRANSFER) {
      return status == SimStatus.READY ? Optional.empty() : Optional.of(ErrorCode.SIM_NOT_READY);
    }
    if (this == CANCEL_TRANSFER) {
      return status == SimStatus.TRANSFERRING
          ? Optional.empty()
          : Optional.of(ErrorCode.SIM_NOT_IN_TRANSFER);
    }
    if (target == null || target == status) {
      return Optional.empty();
    }
    if (status == SimStatus.TERMINATED) {
      return Optional.of(ErrorCode.SIM_TERMINATED);
    }
    if (target == SimStatus.STANDBY && !hasStandby(subscription)) {
      return Optional.of(ErrorCode.STANDBY_UNSUPPORTED);
    }
    return target == SimStatus.TERMINATED && !terminationEnabled
        ? Optional.of(ErrorCode.TERMINATION_PROTECTED)
        : Optional.empty();
  }

  private static boolean hasStandby(String subscription) {
    return Plan.named(subscription).map(Plan::hasStandby).orElse(false);
  }
}
