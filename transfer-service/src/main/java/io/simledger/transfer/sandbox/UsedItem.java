package io.simledger.transfer.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A quantity of one bill item, used at one instant.
 *
 * @param part tells the items of one report apart
 */
record UsedItem(String part, String billItemName, Instant usedAt, BigDecimal quantity) {
  /** The last second of the year 9999, behind which there is nothing that anybody dates. */
  static final long LAST_SECOND = 253_402_300_799L;

  boolean isUsed() {
    return quantity.signum() > 0;
  }
}
