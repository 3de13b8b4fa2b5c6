package io.simledger.local;

/** Starts everything on one machine. */
public final class LocalRun {
  private LocalRun() {}

  public static void main(String[] args) {}
}
