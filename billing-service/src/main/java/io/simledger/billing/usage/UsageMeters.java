package io.simledger.billing.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What usage shows of itself: how much of it waits because nobody pays the SIM's day, and since
 * when. A sample of the whole table, the same on every replica.
 */
@ApplicationScoped
class UsageMeters {
  private final Sql sql;
  private final Retry retry;
  private final InstantSource clock;
  private volatile Unassigned unassigned = new Unassigned(0, 0);

  private record Unassigned(long records, long oldestDays) {}

  UsageMeters(MeterRegistry registry, Sql sql, Retry retry, InstantSource clock) {
    this.sql = sql;
    this.retry = retry;
    this.clock = clock;
    registry.gauge("simledger.usage.unassigned.records", this, m -> m.unassigned.records());
    registry.gauge("simledger.usage.unassigned.oldest.days", this, m -> m.unassigned.oldestDays());
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sample() {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    unassigned =
        retry.inTransaction(
            () ->
                sql.query(
                        """
                        SELECT count(*),
                               coalesce(CAST(:today AS date) - min(u.day), 0)
                          FROM usage_unassigned u
                        """,
                        Map.of("today", today.toString()),
                        row ->
                            new Unassigned(
                                ((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                    .get(0));
  }
}
