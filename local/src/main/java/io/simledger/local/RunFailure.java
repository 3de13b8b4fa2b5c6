package io.simledger.local;

/**
 * Why a local run cannot go on, as one line for the person at the terminal: what is wrong and what
 * to do about it.
 */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunFailure(String line) {
    super(line);
  }

  RunFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
