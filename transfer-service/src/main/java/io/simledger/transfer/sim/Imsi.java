package io.simledger.transfer.sim;

/** An IMSI: 15 digits. */
public record Imsi(String value) implements SimKey {
  static final int DIGITS = 15;

  public Imsi {
    SimKey.digits(value, DIGITS, "imsi");
  }

  /** Converts a parameter of the path. */
  public static Imsi fromString(String value) {
    return new Imsi(value);
  }

  @Override
  public String property() {
    return "imsi";
  }
}
