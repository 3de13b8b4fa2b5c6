package io.simledger.billing.account;

/** Where a SIM is meant to be used: decides currency, prices and taxes. Numbers are stored. */
public enum Coverage {
  JP(1, "jp", "JPY", 0),
  G(2, "g", "USD", 2);

  private final short number;
  private final String wireName;
  private final String currency;
  private final int currencyScale;

  Coverage(int number, String wireName, String currency, int currencyScale) {
    this.number = (short) number;
    this.wireName = wireName;
    this.currency = currency;
    this.currencyScale = currencyScale;
  }

  /** The coverage type of a stored number. */
  public static Coverage of(int number) {
    for (Coverage coverage : values()) {
      if (coverage.number == number) {
        return coverage;
      }
    }
    throw new IllegalArgumentException("Unknown coverage type " + number);
  }

  public short number() {
    return number;
  }

  /** As in files and APIs: {@code jp}, {@code g}. */
  public String wireName() {
    return wireName;
  }

  /** ISO 4217 code. */
  public String currency() {
    return currency;
  }

  /** Decimal places of the smallest unit of the currency, to which a bill is rounded up (B9). */
  public int currencyScale() {
    return currencyScale;
  }
}
