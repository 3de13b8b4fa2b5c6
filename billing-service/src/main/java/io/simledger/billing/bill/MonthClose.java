package io.simledger.billing.bill;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.charge.DailyRating;
import io.simledger.billing.platform.DueWork;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Retry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Closes months (B10): an account's month goes from temporary to closed in one transaction, which
 * rates what is still due, grants the discounts, checks that everything comes to the same (C9) and
 * writes the bill. What was cut off goes on at the next run; what is closed is left alone. Any
 * number of replicas may run at once: they take turns by the account.
 *
 * <p>A large account takes its time, in which usage and events of it are still taken, since others
 * would queue behind them. They are held up only while the bill is written, if none of them was
 * about the month; otherwise it is evaluated once more.
 *
 * <p>A month without anything closes too, so that nothing can come to stand on it later.
 */
@ApplicationScoped
@Priority(MonthClose.AFTER_RATING)
class MonthClose implements DueWork {
  static final int AFTER_RATING = 200;

  private static final Logger LOG = Logger.getLogger(MonthClose.class);

  /** How often a month is evaluated beside those who book on it, before they have to wait. */
  private static final int ATTEMPTS_BESIDE_OTHERS = 3;

  /** How an attempt to close an account's next month ended. */
  enum Outcome {
    CLOSED,
    OVERTAKEN,
    NOTHING_DUE,
    HELD_BY_ANOTHER,
    DOES_NOT_RECONCILE
  }

  private final BillingAccounts accounts;
  private final DailyRating rating;
  private final MonthDiscounts discounts;
  private final Reconciler reconciler;
  private final CloseTables tables;
  private final BusinessDays businessDays;
  private final MonthPartitions partitions;
  private final CloseMetrics metrics;
  private final Retry retry;

  MonthClose(
      BillingAccounts accounts,
      DailyRating rating,
      MonthDiscounts discounts,
      Reconciler reconciler,
      CloseTables tables,
      BusinessDays businessDays,
      MonthPartitions partitions,
      CloseMetrics metrics,
      Retry retry) {
    this.accounts = accounts;
    this.rating = rating;
    this.discounts = discounts;
    this.reconciler = reconciler;
    this.tables = tables;
    this.businessDays = businessDays;
    this.partitions = partitions;
    this.metrics = metrics;
    this.retry = retry;
  }

  @Override
  public void runUpTo(Instant now) {
    YearMonth last = businessDays.lastDueMonth(now);
    List<Integer> open = retry.inTransaction(() -> tables.accountsOpenIn(last));
    List<Integer> busy = new ArrayList<>();
    int stopped = 0;
    for (int account : open) {
      Outcome outcome = closeUpTo(account, last, now, false);
      if (outcome == Outcome.HELD_BY_ANOTHER) {
        busy.add(account);
      } else if (outcome == Outcome.DOES_NOT_RECONCILE) {
        stopped++;
      }
    }
    for (int account : busy) {
      stopped += closeUpTo(account, last, now, true) == Outcome.DOES_NOT_RECONCILE ? 1 : 0;
    }
    metrics.stopped(stopped);
    sealUpTo(last, now);
  }

  /** Closes an account's months one after the other; one that fails does not hold up others. */
  Outcome closeUpTo(int accountId, YearMonth last, Instant now, boolean wait) {
    try {
      Outcome outcome;
      int overtaken = 0;
      do {
        boolean alone = overtaken >= ATTEMPTS_BESIDE_OTHERS;
        outcome = retry.inTransaction(() -> closeNext(accountId, last, now, wait, alone));
        overtaken = outcome == Outcome.OVERTAKEN ? overtaken + 1 : 0;
      } while (outcome == Outcome.CLOSED || outcome == Outcome.OVERTAKEN);
      return outcome;
    } catch (RuntimeException e) {
      metrics.failed(accountId, e);
      return Outcome.DOES_NOT_RECONCILE;
    }
  }

  /**
   * Closes the next month in the transaction of the caller.
   *
   * @param alone whether those who book on it have to wait from the beginning
   */
  Outcome closeNext(int accountId, YearMonth last, Instant now, boolean wait, boolean alone) {
    rating.holdDays();
    if (!accounts.holdToEvaluate(accountId, wait)) {
      return Outcome.HELD_BY_ANOTHER;
    }
    if (alone) {
      accounts.holdToClose(accountId);
    }
    YearMonth next = tables.nextToClose(accountId, last);
    if (next.isAfter(last)) {
      return Outcome.NOTHING_DUE;
    }
    ChargedMonth month = new ChargedMonth(accounts.get(accountId), next);
    LocalDate yesterday = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    rating.rateWithin(accountId, yesterday, now);
    discounts.evaluate(month, now);
    MonthFigures figures = reconciler.figures(month);
    Reconciliation reconciliation = reconciler.of(month, figures, yesterday);
    accounts.holdToClose(accountId);
    if (rating.isDue(accountId, next.atEndOfMonth())) {
      // What was compared may have been booked in between.
      return Outcome.OVERTAKEN;
    }
    Optional<Difference> difference =
        Optional.ofNullable(reconciliation.firstDifference())
            .or(() -> tables.overdrawnCoupon(month));
    if (difference.isPresent()) {
      metrics.mismatch(month, difference.get());
      return Outcome.DOES_NOT_RECONCILE;
    }
    tables.close(month, figures, reconciliation, now);
    metrics.closed();
    return Outcome.CLOSED;
  }

  /** A month that is closed for everybody takes nothing any more, from nobody. */
  private void sealUpTo(YearMonth last, Instant now) {
    for (YearMonth month : retry.inTransaction(() -> tables.monthsToSeal(last))) {
      try {
        retry.inTransaction(
            () -> {
              seal(month, now);
              return true;
            });
      } catch (RuntimeException e) {
        // Somebody reads it for long; the rights of the closed bills hold meanwhile.
        LOG.infof(e, "%s is not sealed yet", month);
      }
    }
  }

  /**
   * Seals a month in the transaction of the caller, unless it is open for somebody: whoever booked
   * on it before it was held is seen, and whoever books after that begins again behind the seal.
   */
  void seal(YearMonth month, Instant now) {
    partitions.hold(month);
    if (tables.monthsToSeal(month).contains(month)) {
      tables.sealed(month, now);
      partitions.seal(month);
    }
  }
}
