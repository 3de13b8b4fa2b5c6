package io.simledger.billing.bill;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up what was charged and discounted, as it stands in the database. */
@ApplicationScoped
class BillTotals {
  private final Sql sql;

  BillTotals(Sql sql) {
    this.sql = sql;
  }

  /** One month in figures. */
  private record Row(
      YearMonth month,
      BigDecimal sum,
      @Nullable BigDecimal taxRate,
      @Nullable String state,
      @Nullable BigDecimal closedTotal,
      @Nullable Instant closedAt) {}

  /**
   * Bills of the months in {@code [from, to)} that have a charge, newest first. The tax rate of a
   * bill is the one in force on the last day of its month.
   *
   * @param evaluatedAt when the charges of the open months were evaluated
   */
  @Transactional
  List<Bill> between(BillingAccount account, YearMonth from, YearMonth to, Instant evaluatedAt) {
    return sql
        .query(
            """
            WITH line AS (
              SELECT
                bill_month AS month,
                sum(amount) AS amount
              FROM charge_record
              WHERE account_id = :account
                AND bill_month >= :from
                AND bill_month < :to
              GROUP BY bill_month
              UNION ALL
              SELECT
                month,
                sum(amount) AS amount
              FROM discount_record
              WHERE account_id = :account
                AND month >= :from
                AND month < :to
              GROUP BY month
            )
            SELECT
              line.month,
              sum(line.amount),
              tax.rate,
              bill.state,
              bill.total,
              bill.evaluated_at
            FROM line
            LEFT JOIN bill
              ON bill.account_id = :account
             AND bill.month = line.month
            LEFT JOIN tax_rate AS tax
              ON tax.coverage = :coverage
             AND tax.from_day <= line.month + INTERVAL '1 month' - INTERVAL '1 day'
             AND tax.to_day > line.month + INTERVAL '1 month' - INTERVAL '1 day'
            GROUP BY
              line.month,
              tax.rate,
              bill.state,
              bill.total,
              bill.evaluated_at
            ORDER BY line.month DESC
            """,
            Map.of(
                "account", account.id(),
                "coverage", account.coverage().number(),
                "from", from.atDay(1),
                "to", to.atDay(1)),
            row ->
                new Row(
                    YearMonth.from(day(row[0])),
                    (BigDecimal) row[1],
                    (BigDecimal) row[2],
                    (String) row[3],
                    (BigDecimal) row[4],
                    (Instant) row[5]))
        .stream()
        .map(row -> bill(account, row, evaluatedAt))
        .toList();
  }

  /** Sums of the days of a month, newest first, without the items that are charged by the month. */
  @Transactional
  List<DailyAmount> daily(ChargedMonth bill) {
    return sql.query(
        """
        SELECT
          c.day,
          sum(c.amount)
        FROM charge_record c
        JOIN bill_item i
          ON i.item_id = c.item_id
        WHERE c.account_id = :account
          AND c.bill_month = :month
          AND i.period <> 'monthly'
        GROUP BY c.day
        ORDER BY c.day DESC
        """,
        Map.of("account", bill.accountId(), "month", bill.firstDay()),
        row -> new DailyAmount(day(row[0]), (BigDecimal) row[1]));
  }

  /** Whether anything stands on the bill of the month. */
  @Transactional
  boolean isCharged(ChargedMonth bill) {
    return Boolean.TRUE.equals(
        sql.value(
            """
            SELECT EXISTS (
              SELECT 1
              FROM charge_record
              WHERE account_id = :account
                AND bill_month = :month
            ) OR EXISTS (
              SELECT 1
              FROM discount_record
              WHERE account_id = :account
                AND month = :month
            )
            """,
            Map.of("account", bill.accountId(), "month", bill.firstDay()),
            Boolean.class));
  }

  /** Whether the bill is frozen (B10). */
  @Transactional
  boolean isClosed(BillingAccount account, YearMonth month) {
    return "closed"
        .equals(
            sql.value(
                """
                SELECT state
                FROM bill
                WHERE account_id = :account
                  AND month = :month
                """,
                Map.of("account", account.id(), "month", month.atDay(1)),
                String.class));
  }

  private static Bill bill(BillingAccount account, Row row, Instant evaluatedAt) {
    if (row.taxRate() == null) {
      throw new IllegalStateException(
          "No tax rate for coverage type %s at the end of %s"
              .formatted(account.coverage().wireName(), row.month()));
    }
    BigDecimal total = BillTotal.withTax(row.sum(), row.taxRate(), account.coverage());
    if (!"closed".equals(row.state())) {
      return new Bill(
          row.month(), Bill.State.TEMPORARY, account.coverage(), total, row.sum(), evaluatedAt);
    }
    return new Bill(
        row.month(),
        Bill.State.CLOSED,
        account.coverage(),
        row.closedTotal() == null ? total : row.closedTotal(),
        row.sum(),
        row.closedAt() == null ? evaluatedAt : row.closedAt());
  }

  private static LocalDate day(Object column) {
    return column instanceof Date date ? date.toLocalDate() : (LocalDate) column;
  }
}
