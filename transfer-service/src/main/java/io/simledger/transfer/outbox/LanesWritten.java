package io.simledger.transfer.outbox;

/**
 * Fired in a transaction that wrote events; observed after its commit.
 *
 * @param lanes bit n set: lane n has new rows
 */
record LanesWritten(int lanes) {
  /** Lanes in all, as in the SQL function {@code outbox_lane}. */
  static final int COUNT = 16;

  boolean contains(int lane) {
    return (lanes & 1 << lane) != 0;
  }
}
