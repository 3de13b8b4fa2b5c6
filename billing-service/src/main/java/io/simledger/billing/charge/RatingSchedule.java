package io.simledger.billing.charge;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Rates what is due, by and by. Any number of replicas may: they take turns by the day. */
@ApplicationScoped
class RatingSchedule {
  private final DailyRating rating;
  private final InstantSource clock;

  RatingSchedule(DailyRating rating, InstantSource clock) {
    this.rating = rating;
    this.clock = clock;
  }

  @Scheduled(
      every = "{simledger.rating.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void rate() {
    rating.rateDue(clock.instant());
  }
}
