package io.simledger.billing.sandbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.platform.DueWork;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.ServiceClock;
import io.simledger.billing.platform.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Sets the service's clock, keeps it over restarts, and runs what falls due on the way (X2). */
@ApplicationScoped
class SandboxClock {
  /** Before anything asks for the time. */
  private static final int BEFORE_ALL = 0;

  /** A caller keeps the time that it was answered, and learned it a moment later. */
  private static final Duration LAG_OF_A_CALLER = Duration.ofSeconds(1);

  private final ServiceClock clock;
  private final SandboxConfig config;
  private final List<DueWork> dueWork;
  private final Sql sql;
  private final Retry retry;

  SandboxClock(
      ServiceClock clock, SandboxConfig config, @All List<DueWork> dueWork, Sql sql, Retry retry) {
    this.clock = clock;
    this.config = config;
    this.dueWork = new ArrayList<>(dueWork);
    // Injected highest priority first.
    Collections.reverse(this.dueWork);
    this.sql = sql;
    this.retry = retry;
  }

  void load(@Observes @Priority(BEFORE_ALL) StartupEvent event) {
    if (config.enabled()) {
      String seconds =
          retry.inTransaction(
              () ->
                  sql.value(
                      "SELECT CAST(extract(epoch FROM ahead_by) AS text) FROM sandbox_clock",
                      Map.of(),
                      String.class));
      if (seconds != null) {
        clock.runAheadBy(
            Duration.of(
                new java.math.BigDecimal(seconds).movePointRight(6).longValueExact(),
                ChronoUnit.MICROS));
      }
    }
  }

  /**
   * Goes to the time, midnight by midnight.
   *
   * @return the time that it is then
   */
  synchronized Instant goTo(Instant target) {
    Instant now = clock.instant();
    if (!target.isBefore(now)) {
      forwardTo(target);
    } else if (!hasData()) {
      set(target);
    } else if (target.isBefore(now.minus(LAG_OF_A_CALLER))) {
      throw BillingError.CLOCK_RUNS_FORWARD_ONLY.exception();
    }
    return clock.instant();
  }

  /** Lets the clock run as the machine's does, once the service and what it keeps are emptied. */
  synchronized void startAnew(Runnable emptying) {
    emptying.run();
    clock.runAheadBy(Duration.ZERO);
  }

  private void forwardTo(Instant target) {
    for (Instant midnight = midnightAfter(clock.instant());
        midnight.isBefore(target);
        midnight = midnightAfter(midnight)) {
      set(midnight);
      run(midnight);
    }
    // The days on the way may have taken until after it: time never goes back.
    Instant now = clock.instant();
    Instant reached = target.isAfter(now) ? target : now;
    set(reached);
    run(reached);
  }

  private void run(Instant now) {
    dueWork.forEach(work -> work.runUpTo(now));
  }

  private void set(Instant now) {
    // In microseconds, as the database keeps it.
    Duration aheadBy =
        clock.aheadBy().plus(Duration.between(clock.instant(), now)).truncatedTo(ChronoUnit.MICROS);
    retry.inTransaction(
        () ->
            sql.update(
                """
                INSERT INTO sandbox_clock (
                  ahead_by
                )
                VALUES (CAST(:aheadBy AS interval))
                ON CONFLICT (singleton) DO UPDATE
                   SET ahead_by = EXCLUDED.ahead_by
                """,
                Map.of("aheadBy", aheadBy.toString())));
    clock.runAheadBy(aheadBy);
  }

  private boolean hasData() {
    return Boolean.TRUE.equals(
        retry.inTransaction(
            () -> sql.value("SELECT EXISTS (SELECT 1 FROM account)", Map.of(), Boolean.class)));
  }

  private static Instant midnightAfter(Instant instant) {
    return instant.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
  }
}
