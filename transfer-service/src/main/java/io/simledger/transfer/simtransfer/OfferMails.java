package io.simledger.transfer.simtransfer;

import java.util.UUID;

/** Tells destinations of offers (T5). */
public interface OfferMails {
  /**
   * Has a mail about the offer sent to the destination's primary address, if and only if the
   * caller's transaction commits. To be called once per offer, after its row is written.
   */
  void offered(UUID transferId);
}
