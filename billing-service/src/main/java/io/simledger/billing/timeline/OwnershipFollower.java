package io.simledger.billing.timeline;

import java.time.LocalDate;
import java.util.List;

/**
 * Told of every change of owner, in the transaction that makes it: what was booked on the wrong
 * account follows the SIM. While it is told, no usage is being booked anywhere (see {@code
 * usage_gate}).
 */
public interface OwnershipFollower {
  /** SIMs that have an owner for the first time. */
  void registered(List<Registration> registrations);

  /** SIMs that changed hands; each SIM at most once in a call. */
  void transferred(List<Transfer> transfers);

  /** The account pays the SIM from the day on. */
  record Registration(long imsi, long simId, int accountId, LocalDate from) {}

  /** The destination pays the SIM from the day on, the source no longer does (T14). */
  record Transfer(long simId, int sourceId, int destinationId, LocalDate from) {}
}
