package io.simledger.billing.bill;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is closed and what is not. Every method runs in the caller's transaction. */
@ApplicationScoped
class CloseTables {
  private final Sql sql;

  CloseTables(Sql sql) {
    this.sql = sql;
  }

  /** Accounts of which a month is still open. */
  List<Integer> accountsOpenIn(YearMonth month) {
    return sql.query(
        """
        SELECT a.account_id
          FROM account a
         WHERE NOT EXISTS (
                 SELECT 1
                   FROM sealed_month s
                  WHERE s.month >= :month)
           AND NOT EXISTS (
                 SELECT 1
                   FROM bill b
                  WHERE b.account_id = a.account_id
                    AND b.month >= :month
                    AND b.state = 'closed')
         ORDER BY a.account_id
        """,
        Map.of("month", month.atDay(1)),
        row -> ((Number) row[0]).intValue());
  }

  /**
   * The next month of an account to close: the one after the last closed one. An account that has
   * none begins with the first month that has anything of it, or with {@code last}, which it then
   * had nothing in.
   */
  YearMonth nextToClose(int accountId, YearMonth last) {
    LocalDate next =
        sql.value(
            """
            SELECT CAST(coalesce(
                     o.first_open,
                     least(
                       CAST(:last AS date),
                       (SELECT min(c.bill_month) FROM charge_record c WHERE c.account_id = :account),
                       (SELECT min(u.bill_month) FROM usage_day u WHERE u.account_id = :account),
                       (SELECT date_trunc('month', CAST(min(r.day) AS timestamp)) FROM rating_run r WHERE r.account_id = :account),
                       (SELECT date_trunc('month', CAST(min(d.day) AS timestamp)) FROM rating_due d WHERE d.account_id = :account)))
                   AS date)
              FROM open_month o
             WHERE o.account_id = :account
            """,
            Map.of("account", accountId, "last", last.atDay(1).toString()),
            LocalDate.class);
    return YearMonth.from(Objects.requireNonNull(next, "account"));
  }

  /** Freezes a month. */
  void close(ChargedMonth month, MonthFigures figures, Reconciliation reconciled, Instant now) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay());
    binds.put("total", reconciled.billAmount());
    binds.put("now", now);
    binds.put("beforeTax", figures.records());
    binds.put("taxRate", reconciled.taxRate());
    binds.put("coupons", figures.coupons());
    binds.put("records", figures.count());
    int closed =
        sql.update(
            """
            INSERT INTO bill AS b (
              account_id,
              month,
              state,
              total,
              evaluated_at,
              amount_before_tax,
              tax_rate,
              coupon_amount,
              record_count
            )
            VALUES (
              :account,
              :month,
              'closed',
              :total,
              :now,
              :beforeTax,
              :taxRate,
              :coupons,
              :records
            )
            ON CONFLICT (account_id, month) DO UPDATE
               SET state             = EXCLUDED.state,
                   total             = EXCLUDED.total,
                   evaluated_at      = EXCLUDED.evaluated_at,
                   amount_before_tax = EXCLUDED.amount_before_tax,
                   tax_rate          = EXCLUDED.tax_rate,
                   coupon_amount     = EXCLUDED.coupon_amount,
                   record_count      = EXCLUDED.record_count
             WHERE b.state = 'temporary'
            """,
            binds);
    if (closed != 1) {
      throw new IllegalStateException("A month was closed twice");
    }
  }

  /** Months that are closed for every account and not sealed yet, oldest first. */
  List<YearMonth> monthsToSeal(YearMonth last) {
    return sql.query(
        """
        SELECT m.month
          FROM (SELECT DISTINCT b.month
                  FROM bill b
                 WHERE b.state = 'closed'
                   AND b.month <= :last
                   AND NOT EXISTS (
                         SELECT 1
                           FROM sealed_month s
                          WHERE s.month >= b.month)) m
         WHERE NOT EXISTS (
                 SELECT 1
                   FROM open_month o
                  WHERE o.first_open IS NULL
                     OR o.first_open <= m.month)
         ORDER BY m.month
        """,
        Map.of("last", last.atDay(1)),
        row -> YearMonth.from(Sql.day(row[0])));
  }

  void sealed(YearMonth month, Instant now) {
    sql.update(
        """
        INSERT INTO sealed_month (
          month,
          sealed_at
        )
        VALUES (:month, :now)
        ON CONFLICT (month) DO NOTHING
        """,
        Map.of("month", month.atDay(1), "now", now));
  }

  /**
   * The coupon that paid most beyond its amount up to a month, which none ever does. What later
   * months took does not count: they are evaluated again, with what this one leaves.
   */
  Optional<Difference> overdrawnCoupon(ChargedMonth month) {
    return sql
        .query(
            """
            SELECT c.amount,
                   -sum(d.amount)
              FROM coupon c
              JOIN discount_record d
                ON d.account_id = c.account_id
               AND d.month <= :month
               AND d.item_id = c.item_id
               AND d.origin = c.coupon_code
             WHERE c.account_id = :account
             GROUP BY c.coupon_code
            HAVING c.amount < -sum(d.amount)
             ORDER BY c.amount + sum(d.amount), c.coupon_code
             LIMIT 1
            """,
            Map.of("account", month.accountId(), "month", month.firstDay()),
            row -> Difference.ofSums("coupon overdrawn", (BigDecimal) row[0], (BigDecimal) row[1]))
        .stream()
        .findFirst();
  }
}
