package io.simledger.billing.bill;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Closes what is due, by and by. */
@ApplicationScoped
class CloseSchedule {
  private final MonthClose close;
  private final InstantSource clock;

  CloseSchedule(MonthClose close, InstantSource clock) {
    this.close = close;
    this.clock = clock;
  }

  @Scheduled(
      every = "{simledger.close.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void close() {
    close.runUpTo(clock.instant());
  }
}
