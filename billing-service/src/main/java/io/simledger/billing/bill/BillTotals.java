package io.simledger.billing.bill;

import static java.util.Comparator.reverseOrder;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.BillTotal;
import io.simledger.billing.pricing.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what months come to: closed ones as they were frozen, open ones by adding up what was
 * charged and discounted as it stands in the database.
 */
@ApplicationScoped
class BillTotals {
  private final Catalogue catalogue;
  private final Sql sql;

  BillTotals(Catalogue catalogue, Sql sql) {
    this.catalogue = catalogue;
    this.sql = sql;
  }

  /**
   * Bills of the months in {@code [from, to)} that have a record, newest first.
   *
   * @param evaluatedAt when the charges of the open months were evaluated
   */
  @Transactional
  List<Bill> between(BillingAccount account, YearMonth from, YearMonth to, Instant evaluatedAt) {
    // Asked once, so that a month that closes meanwhile is neither missed nor counted twice.
    YearMonth firstOpen = firstOpen(account.id());
    YearMonth fromOpen = firstOpen == null || firstOpen.isBefore(from) ? from : firstOpen;
    List<Bill> bills =
        new ArrayList<>(closed(account, from, fromOpen.isBefore(to) ? fromOpen : to));
    if (fromOpen.isBefore(to)) {
      figures(account.id(), fromOpen, to)
          .forEach(figures -> bills.add(open(account, figures, evaluatedAt)));
    }
    bills.sort(Comparator.comparing(Bill::month).reversed());
    return bills;
  }

  /** What stands on the bills of the months in {@code [from, to)} that have a record. */
  @Transactional
  List<MonthFigures> figures(int accountId, YearMonth from, YearMonth to) {
    return sql.query(
        """
        SELECT
          line.month,
          sum(line.amount),
          coalesce(sum(line.amount) FILTER (WHERE line.kind = 'charge' AND line.period <> 'monthly'), 0),
          coalesce(sum(line.amount) FILTER (WHERE line.kind = 'charge' AND line.period = 'monthly'), 0),
          coalesce(sum(line.amount) FILTER (WHERE line.kind = 'discount'), 0),
          coalesce(sum(-line.amount) FILTER (WHERE line.name LIKE '%Coupon'), 0),
          CAST(sum(line.count) AS bigint)
        FROM (
          SELECT
            s.month,
            i.kind,
            i.period,
            i.name,
            s.amount,
            s.count
          FROM (
            SELECT
              bill_month AS month,
              item_id,
              sum(amount) AS amount,
              count(*) AS count
            FROM charge_record
            WHERE account_id = :account
              AND bill_month >= :from
              AND bill_month < :to
            GROUP BY
              bill_month,
              item_id
            UNION ALL
            SELECT
              month,
              item_id,
              sum(amount) AS amount,
              count(*) AS count
            FROM discount_record
            WHERE account_id = :account
              AND month >= :from
              AND month < :to
            GROUP BY
              month,
              item_id
          ) AS s
          JOIN bill_item i
            ON i.item_id = s.item_id
        ) AS line
        GROUP BY line.month
        ORDER BY line.month
        """,
        Map.of("account", accountId, "from", from.atDay(1), "to", to.atDay(1)),
        row ->
            new MonthFigures(
                YearMonth.from(Sql.day(row[0])),
                (BigDecimal) row[1],
                (BigDecimal) row[2],
                (BigDecimal) row[3],
                (BigDecimal) row[4],
                (BigDecimal) row[5],
                ((Number) row[6]).longValue()));
  }

  /** Sums of the days of a month, newest first, without the items that are charged by the month. */
  @Transactional
  List<DailyAmount> daily(ChargedMonth bill) {
    SortedMap<LocalDate, SortedMap<String, BigDecimal>> days = new TreeMap<>(reverseOrder());
    for (ItemOfDay item : itemsOfDays(bill)) {
      days.computeIfAbsent(item.day(), day -> new TreeMap<>())
          .merge(catalogue.item(item.catalogueId()).category(), item.amount(), BigDecimal::add);
    }
    return days.entrySet().stream()
        .map(day -> new DailyAmount(day.getKey(), day.getValue()))
        .toList();
  }

  private record ItemOfDay(LocalDate day, int catalogueId, BigDecimal amount) {}

  private List<ItemOfDay> itemsOfDays(ChargedMonth bill) {
    return sql.query(
        """
        SELECT
          c.day,
          i.catalogue_id,
          sum(c.amount)
        FROM charge_record c
        JOIN bill_item i
          ON i.item_id = c.item_id
        WHERE c.account_id = :account
          AND c.bill_month = :month
          AND i.period <> 'monthly'
        GROUP BY
          c.day,
          i.catalogue_id
        """,
        Map.of("account", bill.accountId(), "month", bill.firstDay()),
        row -> new ItemOfDay(Sql.day(row[0]), ((Number) row[1]).intValue(), (BigDecimal) row[2]));
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
    YearMonth firstOpen = firstOpen(account.id());
    return firstOpen != null && month.isBefore(firstOpen);
  }

  /** The first month that can still change; null when none is closed. */
  @Transactional
  @Nullable YearMonth firstOpen(int accountId) {
    LocalDate first =
        sql.value(
            """
            SELECT first_open
            FROM open_month
            WHERE account_id = :account
            """,
            Map.of("account", accountId),
            LocalDate.class);
    return first == null ? null : YearMonth.from(first);
  }

  /** The tax rate in force on the last day of a month, which is that of its bill (B9). */
  @Transactional
  BigDecimal taxRate(YearMonth month, Coverage coverage) {
    BigDecimal rate =
        sql.value(
            """
            SELECT rate
            FROM tax_rate
            WHERE coverage = :coverage
              AND from_day <= :day
              AND to_day > :day
            """,
            Map.of("coverage", coverage.number(), "day", month.atEndOfMonth()),
            BigDecimal.class);
    if (rate == null) {
      throw new IllegalStateException(
          "No tax rate for coverage type %s at the end of %s"
              .formatted(coverage.wireName(), month));
    }
    return rate;
  }

  /** The tax rate that a closed bill was frozen with. */
  @Transactional
  BigDecimal closedTaxRate(ChargedMonth bill) {
    return Objects.requireNonNull(
        sql.value(
            """
            SELECT tax_rate
            FROM bill
            WHERE account_id = :account
              AND month = :month
              AND state = 'closed'
            """,
            Map.of("account", bill.accountId(), "month", bill.firstDay()),
            BigDecimal.class),
        "closed bill");
  }

  private List<Bill> closed(BillingAccount account, YearMonth from, YearMonth to) {
    return sql.query(
        """
        SELECT
          month,
          total,
          amount_before_tax,
          coupon_amount,
          evaluated_at
        FROM bill
        WHERE account_id = :account
          AND month >= :from
          AND month < :to
          AND state = 'closed'
          AND record_count > 0
        ORDER BY month
        """,
        Map.of("account", account.id(), "from", from.atDay(1), "to", to.atDay(1)),
        row ->
            new Bill(
                YearMonth.from(Sql.day(row[0])),
                Bill.State.CLOSED,
                account.coverage(),
                (BigDecimal) row[1],
                (BigDecimal) row[2],
                (BigDecimal) row[3],
                Sql.instant(row[4])));
  }

  private Bill open(BillingAccount account, MonthFigures figures, Instant evaluatedAt) {
    return new Bill(
        figures.month(),
        Bill.State.TEMPORARY,
        account.coverage(),
        BillTotal.withTax(
            figures.records(), taxRate(figures.month(), account.coverage()), account.coverage()),
        figures.records(),
        figures.coupons(),
        evaluatedAt);
  }
}
