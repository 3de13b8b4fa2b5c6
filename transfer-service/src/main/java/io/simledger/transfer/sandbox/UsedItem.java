package io.simledger.transfer.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A quantity of one bill item, used at one instant.
 *
 * @param part tells the items of one report apart
 */
record UsedItem(String part, String billItemName, Instant usedAt, BigDecimal quantity) {

  boolean isUsed() {
    return quantity.signum() > 0;
  }
}
