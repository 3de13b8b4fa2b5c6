package io.simledger.billing.explain;

import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.SimStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what records were made from. Every method runs in the caller's transaction. */
@ApplicationScoped
class ExplanationTables {
  private final Sql sql;

  ExplanationTables(Sql sql) {
    this.sql = sql;
  }

  /** Statuses in which the account held a SIM on some of the days, by time. */
  List<Explanation.Interval> intervals(
      ChargedMonth month, long simId, LocalDate from, LocalDate to) {
    return sql.query(
        """
        SELECT h.status,
               p.name,
               h.from_time,
               h.till
          FROM (SELECT status,
                       plan,
                       from_time,
                       sequence,
                       lead(from_time) OVER (ORDER BY sequence) AS till
                  FROM holding
                 WHERE account_id = :account
                   AND sim_id = :sim) h
          JOIN plan p ON p.plan_id = h.plan
         WHERE h.status <> 0
           AND h.from_time < :to
           AND (h.till IS NULL OR h.till > :from)
         ORDER BY h.sequence
        """,
        Map.of(
            "account", month.accountId(),
            "sim", simId,
            "from", from.atStartOfDay().toInstant(ZoneOffset.UTC),
            "to", to.atStartOfDay().toInstant(ZoneOffset.UTC)),
        row ->
            new Explanation.Interval(
                SimStatus.of(((Number) row[0]).intValue()).name().toLowerCase(Locale.ROOT),
                (String) row[1],
                Sql.instant(row[2]),
                row[3] == null ? null : Sql.instant(row[3])));
  }

  /**
   * Usage of an item on some of the days, as it stands on the bill; of what is rounded up, the
   * usage that was.
   */
  List<Explanation.Used> usage(
      ChargedMonth month, long resourceId, short itemId, LocalDate from, LocalDate to) {
    return sql.query(
        """
        SELECT u.day,
               i.name,
               u.quantity
          FROM usage_day u
          JOIN bill_item i ON i.item_id = u.item_id
         WHERE u.account_id = :account
           AND u.bill_month = :month
           AND u.resource_id = :resource
           AND u.item_id = (
                 SELECT coalesce(charged.rounds_up, charged.item_id)
                   FROM bill_item charged
                  WHERE charged.item_id = :item)
           AND u.day >= :from
           AND u.day < :to
         ORDER BY u.day
        """,
        Map.of(
            "account", month.accountId(),
            "month", month.firstDay(),
            "resource", resourceId,
            "item", itemId,
            "from", from,
            "to", to),
        row -> new Explanation.Used(Sql.day(row[0]), (String) row[1], (BigDecimal) row[2]));
  }

  /** Discounts on the charges to which a record belongs. */
  List<Explanation.Share> shares(ChargedMonth month, RecordId.OfCharge id, BigDecimal unitPrice) {
    return sql.query(
        """
        SELECT x.item_id,
               x.origin,
               x.target_item_id,
               x.unit_price,
               i.name,
               x.amount,
               x.charged_amount
          FROM discount_allocation x
          JOIN bill_item i ON i.item_id = x.item_id
         WHERE x.account_id = :account
           AND x.month = :month
           AND x.charged_item_id = :item
           AND x.charged_day = :day
           AND x.charged_unit_price = :unitPrice
           AND (x.charged_plan = 0
                OR EXISTS (
                     SELECT 1
                       FROM holding h
                      WHERE h.account_id = :account
                        AND h.sim_id = :sim
                        AND h.plan = x.charged_plan))
         ORDER BY x.item_id, x.origin, x.target_item_id, x.unit_price
        """,
        Map.of(
            "account", month.accountId(),
            "month", month.firstDay(),
            "item", id.itemId(),
            "day", id.day(),
            "unitPrice", unitPrice,
            "sim", id.resourceId()),
        row ->
            new Explanation.Share(
                discountId(row),
                (String) row[4],
                (String) row[1],
                (BigDecimal) row[5],
                (BigDecimal) row[6]));
  }

  /** An allocation, with the discount that it belongs to. */
  record Allocated(RecordId id, String origin, Explanation.Discounted charge) {}

  /** Everything that discounts were taken off. */
  List<Allocated> allocations(ChargedMonth month) {
    return sql.query(
        """
        SELECT x.item_id,
               x.origin,
               x.target_item_id,
               x.unit_price,
               i.name,
               coalesce(p.name, ''),
               x.charged_day,
               x.charged_unit_price,
               x.charged_amount,
               x.amount
          FROM discount_allocation x
          JOIN bill_item i ON i.item_id = x.charged_item_id
          LEFT JOIN plan p ON p.plan_id = x.charged_plan
         WHERE x.account_id = :account
           AND x.month = :month
         ORDER BY x.charged_day, i.name, x.charged_unit_price, x.charged_plan
        """,
        Map.of("account", month.accountId(), "month", month.firstDay()),
        row ->
            new Allocated(
                discountId(row),
                (String) row[1],
                new Explanation.Discounted(
                    (String) row[4],
                    (String) row[5],
                    Sql.day(row[6]),
                    (BigDecimal) row[7],
                    (BigDecimal) row[8],
                    (BigDecimal) row[9])));
  }

  private static RecordId discountId(Object[] row) {
    return RecordId.OfDiscount.of(
        ((Number) row[0]).shortValue(),
        (String) row[1],
        ((Number) row[2]).shortValue(),
        (BigDecimal) row[3]);
  }
}
