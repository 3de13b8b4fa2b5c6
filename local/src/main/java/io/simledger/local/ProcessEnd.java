package io.simledger.local;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Waits for processes that are nobody's child here. When one has ended it is still listed, without
 * a command, until the system's first process takes note of it; some take seconds for that.
 */
final class ProcessEnd {
  private static final Duration POLL = Duration.ofMillis(20);

  private ProcessEnd() {}

  static void await(ProcessHandle process, Duration patience)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (isRunning(process)) {
      if (System.nanoTime() - deadline >= 0) {
        throw new TimeoutException("Process %d still runs".formatted(process.pid()));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Of the own user's processes, whose commands can be read while they run. */
  static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
