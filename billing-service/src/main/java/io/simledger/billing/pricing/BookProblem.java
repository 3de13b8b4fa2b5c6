package io.simledger.billing.pricing;

/** Something wrong in a catalogue or price book file. */
record BookProblem(int line, String message) {
  @Override
  public String toString() {
    return "line " + line + ": " + message;
  }
}
