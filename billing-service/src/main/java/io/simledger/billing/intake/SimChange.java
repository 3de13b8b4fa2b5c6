package io.simledger.billing.intake;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;

/** What happened to a SIM. */
public sealed interface SimChange {
  /** First event of a SIM. {@code simId} has 19 digits. */
  record Registered(
      String operatorId,
      Coverage coverage,
      String simId,
      Plan plan,
      SimStatus status,
      SimAttributes attributes)
      implements SimChange {}

  /** Also carries a termination. */
  record StatusChanged(SimStatus status) implements SimChange {}

  /** Attributes are empty from here on (T8). */
  record Transferred(String sourceOperatorId, String destinationOperatorId, SimStatus status)
      implements SimChange {}

  record AttributesChanged(SimAttributes attributes) implements SimChange {}
}
