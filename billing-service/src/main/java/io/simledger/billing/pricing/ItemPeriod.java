package io.simledger.billing.pricing;

/** What the date of a charge of the item names (B3). */
public enum ItemPeriod {
  DAILY("daily"),
  /** Dated by month; a discount always is. */
  MONTHLY("monthly"),
  /** Charged once, on the day of the event. */
  ONE_OFF("oneOff");

  private final String storedName;

  ItemPeriod(String storedName) {
    this.storedName = storedName;
  }

  static ItemPeriod ofName(String name) {
    for (ItemPeriod period : values()) {
      if (period.storedName.equals(name)) {
        return period;
      }
    }
    throw new IllegalArgumentException("no period '" + name + "'");
  }

  String storedName() {
    return storedName;
  }
}
