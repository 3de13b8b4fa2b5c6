package io.simledger.transfer.sandbox;

import com.google.protobuf.Timestamp;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.simledger.sandbox.v1.SandboxServiceGrpc.SandboxServiceBlockingStub;
import io.simledger.sandbox.v1.SetClockRequest;
import io.simledger.transfer.bills.WireValues;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.outbox.Outbox;
import io.simledger.transfer.platform.ServiceClock;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.simtransfer.OfferExpiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock of a sandbox, one for both services (X2). It runs like the machine's, but ahead of it;
 * how far is kept in both databases.
 */
@ApplicationScoped
public class SandboxClock {
  private static final Duration LONGEST_STEP = Duration.ofDays(3 * 366);
  private static final Duration DELIVERY_DEADLINE = Duration.ofSeconds(60);
  private static final Duration BILLING_DEADLINE = Duration.ofMinutes(10);

  private final boolean enabled;
  private final ServiceClock clock;
  private final Sql sql;
  private final OfferExpiry expiry;
  private final Outbox outbox;
  private final SandboxServiceBlockingStub billing;

  SandboxClock(
      @ConfigProperty(name = "simledger.sandbox.enabled", defaultValue = "false") boolean enabled,
      ServiceClock clock,
      Sql sql,
      OfferExpiry expiry,
      Outbox outbox,
      @GrpcClient("billing") SandboxServiceBlockingStub billing) {
    this.enabled = enabled;
    this.clock = clock;
    this.sql = sql;
    this.expiry = expiry;
    this.outbox = outbox;
    this.billing = billing;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Moves both services to the time and answers when everything that falls due on the way is done,
   * in order: offers expire and are pushed, then the days up to there are rated. When it fails
   * midway the clock stands at the last step that was done, and the same call goes on from there.
   *
   * @throws ApiException when the time is before the present one and there is data
   */
  public synchronized Instant setTo(Instant target) {
    return go(now(), target);
  }

  /** Moves on from the time that it is, as {@link #setTo} does; one caller after the other. */
  public synchronized Instant advance(Advance by) {
    Instant from = now();
    return go(from, by.from(from));
  }

  /**
   * Lets the clock run as the machine's does, once both services are emptied; the billing service's
   * does so with it. A move that is under way comes first: it would leave the two apart.
   */
  synchronized void startAnew(Runnable emptying) {
    emptying.run();
    runAheadBy(Duration.ZERO);
  }

  void load(@Observes StartupEvent start) {
    if (enabled) {
      QuarkusTransaction.requiringNew()
          .call(
              () ->
                  sql.query(
                      """
                      SELECT
                        CAST(extract(epoch FROM ahead_by) * 1000 AS bigint)
                        FROM sandbox_clock
                      """,
                      Map.of(),
                      row -> Duration.ofMillis(((Number) row[0]).longValue())))
          .forEach(clock::runAheadBy);
    }
  }

  private Instant go(Instant from, Instant target) {
    if (target.isBefore(from)) {
      goBackTo(target);
    } else if (target.isAfter(from.plus(LONGEST_STEP))) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "now");
    } else {
      goOnTo(target);
    }
    return now();
  }

  private void goBackTo(Instant target) {
    if (hasSims()) {
      throw new ApiException(ErrorCode.SANDBOX_CLOCK_BACKWARDS, "now");
    }
    awaitDelivered();
    // The billing service first: it refuses when it has data, and then nothing has changed.
    runAheadUntil(takeBillingTo(target));
  }

  private void goOnTo(Instant target) {
    Optional<Instant> due = expiry.nextDue();
    while (due.filter(target::isAfter).isPresent()) {
      step(due.get());
      Optional<Instant> next = expiry.nextDue();
      if (next.equals(due)) {
        // It is logged why; without it the clock would stand still for ever.
        throw new ApiException(ErrorCode.UNAVAILABLE);
      }
      due = next;
    }
    step(target);
  }

  /** Goes to the time, or nowhere if what was done on the way took until after it. */
  private void step(Instant time) {
    Instant now = now();
    Instant reached = time.isAfter(now) ? time : now;
    runAheadUntil(reached);
    expiry.expireDue(reached);
    awaitDelivered();
    // Never ahead of the billing service: events must not come from its future.
    runAheadUntil(takeBillingTo(now()));
  }

  /** The time that it is there when everything up to this one is done. */
  private Instant takeBillingTo(Instant time) {
    return WireValues.instant(
        billing
            .withDeadlineAfter(BILLING_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .setClock(
                SetClockRequest.newBuilder()
                    .setNow(
                        Timestamp.newBuilder()
                            .setSeconds(time.getEpochSecond())
                            .setNanos(time.getNano()))
                    .build())
            .getNow());
  }

  private void awaitDelivered() {
    try {
      if (!outbox.awaitDelivered(DELIVERY_DEADLINE)) {
        throw new ApiException(ErrorCode.UNAVAILABLE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.UNAVAILABLE);
    }
  }

  private void runAheadUntil(Instant time) {
    runAheadBy(Duration.between(InstantSource.system().instant(), time));
  }

  private void runAheadBy(Duration duration) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    """
                    INSERT INTO sandbox_clock (ahead_by)
                    VALUES (make_interval(secs => CAST(:millis AS double precision) / 1000))
                    ON CONFLICT (singleton) DO UPDATE
                       SET ahead_by = excluded.ahead_by
                    """,
                    Map.of("millis", duration.toMillis())));
    clock.runAheadBy(duration);
  }

  private boolean hasSims() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                Boolean.TRUE.equals(
                    sql.value("SELECT EXISTS (SELECT 1 FROM sim)", Map.of(), Boolean.class)));
  }
}
