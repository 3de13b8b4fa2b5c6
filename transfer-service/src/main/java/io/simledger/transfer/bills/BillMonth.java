package io.simledger.transfer.bills;

/**
 * The month of a bill, yyyyMM (UTC) or {@code latest}. Whether there is such a month the billing
 * service says.
 *
 * @param wireName as the billing service is asked for it: empty for the running month
 */
public record BillMonth(String wireName) {
  public static final BillMonth RUNNING = new BillMonth("latest");

  // Here and not in a factory, since the REST layer prefers the constructor.
  public BillMonth {
    wireName = wireName.equals("latest") ? "" : wireName;
  }
}
