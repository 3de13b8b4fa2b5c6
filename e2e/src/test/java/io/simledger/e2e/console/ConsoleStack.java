package io.simledger.e2e.console;

import io.simledger.e2e.RunningStack;

/**
 * A running stack for the tests of the console alone, so that they need not wait for those that
 * keep the other one busy.
 */
public class ConsoleStack extends RunningStack {
  @Override
  protected Class<? extends Holder> holder() {
    return OfTheConsole.class;
  }

  /** Another class, so that it is another one in the store. */
  static final class OfTheConsole extends Holder {}
}
