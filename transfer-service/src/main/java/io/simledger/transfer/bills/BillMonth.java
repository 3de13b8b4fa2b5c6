package io.simledger.transfer.bills;

/**
 * The month of a bill. Whether there is such a month the billing service says.
 *
 * @param wireName yyyyMM (UTC), or empty for the running month
 */
record BillMonth(String wireName) {
  static final BillMonth RUNNING = new BillMonth("");

  /** Converts a parameter of the path. */
  public static BillMonth fromString(String path) {
    return path.equals("latest") ? RUNNING : new BillMonth(path);
  }
}
