package io.simledger.billing.bill;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.charge.DailyRating;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Brings the open months of an account up to now: first their charges, then their discounts, month
 * after month, because a coupon pays the earlier bill first (B12).
 */
@ApplicationScoped
class MonthEvaluation {
  private final DailyRating rating;
  private final MonthDiscounts discounts;
  private final Reconciler reconciler;
  private final BillTotals totals;
  private final Sql sql;
  private final Retry retry;

  MonthEvaluation(
      DailyRating rating,
      MonthDiscounts discounts,
      Reconciler reconciler,
      BillTotals totals,
      Sql sql,
      Retry retry) {
    this.rating = rating;
    this.discounts = discounts;
    this.reconciler = reconciler;
    this.totals = totals;
    this.sql = sql;
    this.retry = retry;
  }

  /** Evaluates every open month of an account, the running one included. */
  void evaluate(BillingAccount account, Instant now) {
    retry.inTransaction(() -> evaluateWithin(account, now));
  }

  /** Reconciles a month; an open one is evaluated first, in one transaction with it. */
  Reconciliation reconcile(ChargedMonth month, Instant now) {
    return retry.inTransaction(
        () -> {
          if (totals.isClosed(month.account(), month.month())) {
            Bill closed =
                totals
                    .between(month.account(), month.month(), month.month().plusMonths(1), now)
                    .stream()
                    .findFirst()
                    .orElseThrow(BillingError.MONTH_WITHOUT_CHARGE::exception);
            return reconciler.ofClosed(month, reconciler.figures(month), closed);
          }
          LocalDate last = evaluateWithin(month.account(), now);
          return reconciler.of(month, reconciler.figures(month), last);
        });
  }

  /** The last day that is rated by it. */
  private LocalDate evaluateWithin(BillingAccount account, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    rating.rateWithin(account.id(), today, now);
    openMonths(account.id(), YearMonth.from(today))
        .forEach(month -> discounts.evaluate(new ChargedMonth(account, month), now));
    return today;
  }

  /** Open months that have charges, or have discounts from when they had some; oldest first. */
  private List<YearMonth> openMonths(int accountId, YearMonth running) {
    return sql.query(
        """
        SELECT CAST(m.month AS date)
          FROM (SELECT coalesce(
                         o.first_open,
                         least(
                           (SELECT min(c.bill_month) FROM charge_record c WHERE c.account_id = :account),
                           (SELECT min(d.month) FROM discount_record d WHERE d.account_id = :account))) AS month
                  FROM open_month o
                 WHERE o.account_id = :account) first
         CROSS JOIN LATERAL generate_series(CAST(first.month AS timestamp), CAST(:running AS timestamp), interval '1 month')
               AS m (month)
         WHERE EXISTS (
                 SELECT 1
                   FROM charge_record c
                  WHERE c.account_id = :account
                    AND c.bill_month = CAST(m.month AS date))
            OR EXISTS (
                 SELECT 1
                   FROM discount_record d
                  WHERE d.account_id = :account
                    AND d.month = CAST(m.month AS date))
         ORDER BY 1
        """,
        Map.of("account", accountId, "running", running.atDay(1)),
        row -> YearMonth.from(Sql.day(row[0])));
  }
}
