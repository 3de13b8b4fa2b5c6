package io.simledger.billing.platform;

/** A compare-and-set found that somebody else was faster; {@link Retry} begins again. */
public final class LostRaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LostRaceException(String what) {
    super(what);
  }
}
