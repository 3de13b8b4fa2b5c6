package io.simledger.billing.export;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Prepares the exports that nobody waits for, and forgets the old ones. */
@ApplicationScoped
class ExportWorker {
  private final Exports exports;

  ExportWorker(Exports exports) {
    this.exports = exports;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void finish() {
    exports.finishWaiting();
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  void forget() {
    exports.forgetExpired();
  }
}
