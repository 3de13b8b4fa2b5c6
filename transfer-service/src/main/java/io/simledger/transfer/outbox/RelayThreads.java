package io.simledger.transfer.outbox;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Threads of relays: each lives as long as its work, and ends when it is interrupted. */
final class RelayThreads {
  private static final Logger LOG = Logger.getLogger(RelayThreads.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private RelayThreads() {}

  /** Work that ends by itself or by an interrupt. */
  interface Work {
    void run() throws InterruptedException;
  }

  static Thread start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException | Error e) {
                LOG.errorf(e, "The thread %s ended", name);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Interrupts the thread and waits until it has ended. */
  static void end(@Nullable Thread thread) {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    awaitEnd(thread);
  }

  static void awaitEnd(Thread thread) {
    awaitEnd(thread, PATIENCE);
  }

  static void awaitEnd(Thread thread, Duration patience) {
    try {
      // Zero would be for ever.
      thread.join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
