package io.simledger.transfer.sim;

import java.util.UUID;

/** What has to happen to an open offer when one of its SIMs gets another status (T11). */
public interface OfferWithdrawal {
  /**
   * Takes the SIM out of the offer for good, and ends the offer if nothing is left in it. To be
   * called in the transaction of the status change, while the SIM's row is locked; the caller
   * itself sets {@code open_transfer_id} of the SIM to null.
   */
  void withdrawn(UUID transferId, String imsi);
}
