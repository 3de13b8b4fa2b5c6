package io.simledger.transfer.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the outbox shows of itself: how far it lags, and what fails. Lag is a sample of the whole
 * outbox, the same on every replica; the counters are this replica's.
 */
@ApplicationScoped
class RelayMeters {
  private final Sql sql;
  private final InstantSource clock;
  private final Counter delivered;
  private final Counter failures;
  private final Counter refusals;
  private final Counter mailsSent;
  private final Counter mailFailures;
  private final AtomicInteger blocked = new AtomicInteger();
  private volatile Lag lag = new Lag(0, Duration.ZERO, 0);

  private record Lag(long events, Duration oldest, long mails) {}

  RelayMeters(MeterRegistry registry, Sql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
    delivered = registry.counter("simledger.outbox.delivered");
    failures = registry.counter("simledger.outbox.failures");
    refusals = registry.counter("simledger.outbox.refusals");
    mailsSent = registry.counter("simledger.outbox.mails.sent");
    mailFailures = registry.counter("simledger.outbox.mails.failures");
    registry.gauge("simledger.outbox.subjects.blocked", blocked);
    registry.gauge("simledger.outbox.lag.rows", this, meters -> meters.lag.events());
    registry.gauge(
        "simledger.outbox.lag.seconds", this, meters -> meters.lag.oldest().toMillis() / 1000.0);
    registry.gauge("simledger.outbox.mails.waiting", this, meters -> meters.lag.mails());
  }

  void delivered(int events) {
    delivered.increment(events);
  }

  void failed() {
    failures.increment();
  }

  void refused() {
    refusals.increment();
  }

  /** Counts subjects that wait for somebody to look at them. */
  void blocked(int change) {
    blocked.addAndGet(change);
  }

  void mailSent() {
    mailsSent.increment();
  }

  void mailFailed() {
    mailFailures.increment();
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sample() {
    lag =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    sql.query(
                            """
                            SELECT
                              count(*),
                              coalesce(min(occurred_at), CAST(:now AS timestamptz)),
                              (SELECT count(*) FROM outbox_mail)
                            FROM outbox_event
                            """,
                            Map.of("now", clock.instant()),
                            row ->
                                new Lag(
                                    (Long) row[0],
                                    Duration.between((Instant) row[1], clock.instant()),
                                    (Long) row[2]))
                        .get(0));
  }
}
