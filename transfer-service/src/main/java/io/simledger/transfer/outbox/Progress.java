package io.simledger.transfer.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets a thread wait for something that the lanes of this replica, or of another, bring about. */
@ApplicationScoped
class Progress {
  /** Another replica's deliveries are seen by looking again. */
  private static final long LOOK_AGAIN_MILLIS = 50;

  private long made;

  synchronized void made() {
    made++;
    notifyAll();
  }

  /** Waits until the condition holds; false if it does not within the timeout. */
  boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long seen = count();
      if (condition.getAsBoolean()) {
        return true;
      }
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      awaitMoreThan(seen);
    }
  }

  private synchronized long count() {
    return made;
  }

  private synchronized void awaitMoreThan(long seen) throws InterruptedException {
    long lookAgain = System.nanoTime() + Duration.ofMillis(LOOK_AGAIN_MILLIS).toNanos();
    while (made == seen) {
      long millis = (lookAgain - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      wait(millis);
    }
  }
}
