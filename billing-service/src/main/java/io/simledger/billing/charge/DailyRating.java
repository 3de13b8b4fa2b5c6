package io.simledger.billing.charge;

import io.simledger.billing.platform.DueWork;
import io.simledger.billing.platform.LostRaceException;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.rating.DaysToRate;
import io.simledger.billing.rating.DueDay;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rates days: for all accounts when a day is over, and for one account whenever its bill is asked
 * for.
 *
 * <p>A day is rated in one transaction together with its entry in the ledger, so that a run that
 * was cut off goes on where it stopped. A change that becomes known later leaves a row in {@code
 * rating_due}; rating takes those rows before it reads what they announce, so that none is missed,
 * and makes the charges of those days anew. The outcome does not depend on when or how often rating
 * ran.
 */
@ApplicationScoped
@Priority(DailyRating.BEFORE_BILLS)
public class DailyRating implements DueWork {
  static final int BEFORE_BILLS = 100;

  private final ChargeTables charges;
  private final RatingTables rating;
  private final MonthPartitions partitions;
  private final RatingMetrics metrics;
  private final Retry retry;

  DailyRating(
      ChargeTables charges,
      RatingTables rating,
      MonthPartitions partitions,
      RatingMetrics metrics,
      Retry retry) {
    this.charges = charges;
    this.rating = rating;
    this.partitions = partitions;
    this.metrics = metrics;
    this.retry = retry;
  }

  /** Rates every day that is over and not rated yet, and again what changed. */
  public void rateDue(Instant now) {
    LocalDate today = dayOf(now);
    partitions.ensure(List.of(YearMonth.from(today), YearMonth.from(today).plusMonths(1)));
    while (rateNextDay(today, now)) {
      // Day after day, each in its own transaction.
    }
    LocalDate yesterday = today.minusDays(1);
    int stopped = 0;
    for (int account : retry.inTransaction(() -> rating.accountsWithDue(yesterday))) {
      stopped += isRated(account, yesterday, now) ? 0 : 1;
    }
    metrics.stopped(stopped);
  }

  /**
   * Brings the charges of an account up to date, the running day as it stands now included (B12).
   */
  public void rateUpTo(int accountId, Instant now) {
    rateAccount(accountId, dayOf(now), now);
  }

  /**
   * Brings the charges of an account up to date, up to a day, in the transaction of the caller;
   * until it ends nobody else rates the account.
   */
  public void rateWithin(int accountId, LocalDate last, Instant now) {
    Set<YearMonth> months = ensureMonths(accountId, last);
    rating.claimAccount(accountId);
    @Nullable LocalDate lastRated = rating.lastRatedDay(accountId);
    // What works on all days that follow works on those too that were rated ahead of this run.
    LocalDate until = lastRated != null && lastRated.isAfter(last) ? lastRated : last;
    List<DueDay> due = rating.takeDue(accountId, last);
    SortedSet<LocalDate> days = DaysToRate.of(due, lastRated, until);
    if (!days.isEmpty() && !months.contains(YearMonth.from(days.first()))) {
      throw new LostRaceException("An earlier day became due");
    }
    if (!days.isEmpty()) {
      charges.chargeAgain(accountId, days, now);
    }
  }

  /** Whether anything up to a day was announced of an account that is not rated yet. */
  public boolean isDue(int accountId, LocalDate last) {
    @Nullable LocalDate first = rating.firstDueDay(accountId);
    return first != null && !first.isAfter(last);
  }

  /** Until the transaction of the caller ends, no day is rated for all accounts. */
  public void holdDays() {
    rating.holdDays();
  }

  @Override
  public void runUpTo(Instant now) {
    rateDue(now);
  }

  /** Whether there was a day to rate. */
  private boolean rateNextDay(LocalDate today, Instant now) {
    return retry.inTransaction(
        () -> {
          LocalDate day = rating.claimNextDay();
          if (day == null || !day.isBefore(today)) {
            return false;
          }
          partitions.ensure(List.of(YearMonth.from(day)));
          rating.forgetDue(day);
          charges.chargeAll(day, now);
          rating.nextDayIs(day.plusDays(1));
          return true;
        });
  }

  /** Rates what is due of an account; one that fails does not hold up others. */
  private boolean isRated(int accountId, LocalDate last, Instant now) {
    try {
      rateAccount(accountId, last, now);
      return true;
    } catch (RuntimeException e) {
      metrics.failed(accountId, e);
      return false;
    }
  }

  private void rateAccount(int accountId, LocalDate last, Instant now) {
    retry.inTransaction(
        () -> {
          rateWithin(accountId, last, now);
          return true;
        });
  }

  /** Partitions are made before anything is locked. */
  private Set<YearMonth> ensureMonths(int accountId, LocalDate last) {
    @Nullable LocalDate firstDue = rating.firstDueDay(accountId);
    @Nullable LocalDate lastRated = rating.lastRatedDay(accountId);
    Set<YearMonth> months = new TreeSet<>();
    months.add(YearMonth.from(last));
    for (LocalDate from : new LocalDate[] {firstDue, lastRated}) {
      for (YearMonth month = from == null ? YearMonth.from(last) : YearMonth.from(from);
          !month.isAfter(YearMonth.from(last));
          month = month.plusMonths(1)) {
        months.add(month);
      }
    }
    partitions.ensure(months);
    return months;
  }

  private static LocalDate dayOf(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
