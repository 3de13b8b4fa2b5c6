package io.simledger.transfer.sim;

/** A SIM ID: 19 digits. */
public record SimId(String value) implements SimKey {
  private static final int DIGITS = 19;

  public SimId {
    SimKey.digits(value, DIGITS, "simId");
  }

  /** Converts a parameter of the path. */
  public static SimId fromString(String value) {
    return new SimId(value);
  }

  @Override
  public String property() {
    return "simId";
  }
}
