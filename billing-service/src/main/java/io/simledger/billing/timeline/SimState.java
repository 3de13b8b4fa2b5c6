package io.simledger.billing.timeline;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.pricing.SimStatus;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A SIM after an event of its stream: a row of {@code sim}.
 *
 * @param externalId 19 digits
 * @param ownedFrom first day that the owner pays
 */
record SimState(
    long imsi,
    long simId,
    String externalId,
    BillingAccount.Key owner,
    LocalDate ownedFrom,
    short plan,
    SimStatus status,
    long lastSequence,
    Instant lastTime) {

  SimState after(long sequence, Instant time) {
    return new SimState(imsi, simId, externalId, owner, ownedFrom, plan, status, sequence, time);
  }

  SimState with(SimStatus newStatus) {
    return new SimState(
        imsi, simId, externalId, owner, ownedFrom, plan, newStatus, lastSequence, lastTime);
  }

  SimState ownedBy(BillingAccount.Key newOwner, LocalDate from) {
    return new SimState(
        imsi, simId, externalId, newOwner, from, plan, status, lastSequence, lastTime);
  }
}
