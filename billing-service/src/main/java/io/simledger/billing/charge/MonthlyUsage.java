package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Charges what was used in a month of items that are charged by the month: one record for each
 * resource and item, dated on the first day of the month of its usage (B3), at the price of that
 * day (B11), for what goes beyond the included quantity.
 *
 * <p>A run makes anew what had usage on its days, and of one account also what stood on the bill
 * before, since usage may have moved away with a SIM.
 */
@ApplicationScoped
class MonthlyUsage {
  private static final DayStatement CHARGE =
      DayStatement.of(
          """
          WITH %1$s,
          monthly AS (
            SELECT i.item_id
              FROM bill_item i
             WHERE i.period = 'monthly'
               AND i.source = 'usage'
          ),
          used AS (
            SELECT DISTINCT
                   s.account_id,
                   s.coverage,
                   s.bill_month,
                   s.month,
                   s.rated_to,
                   u.resource_id,
                   u.item_id
              FROM scope s
              JOIN usage_day u
                ON u.account_id = s.account_id
               AND u.bill_month = s.bill_month
               AND u.bill_month >= :firstMonth
               AND u.day = s.day
              JOIN monthly i ON i.item_id = u.item_id
          ),
          -- Everything deleted comes back before anything is inserted, since lines are sorted.
          forgotten AS (
            DELETE FROM charge_record c
             %2$s
            RETURNING k.account_id,
                      k.coverage,
                      k.bill_month,
                      k.month,
                      k.rated_to,
                      c.resource_id,
                      c.item_id
          ),
          line AS (
            SELECT * FROM used
             UNION
            SELECT * FROM forgotten
          ),
          priced AS (
            SELECT l.account_id,
                   l.bill_month,
                   l.month,
                   l.resource_id,
                   l.item_id,
                   p.unit_price,
                   greatest(b.billed + q.quantity - p.included, 0) - greatest(b.billed - p.included, 0) AS charged
              FROM line l
              JOIN price p
                ON p.item_id = l.item_id
               AND p.coverage = l.coverage
               AND p.status = 0
               AND p.from_day <= l.month
               AND p.to_day > l.month
             -- One look-up by key for each line and day: an account may have millions of rows in the month.
             CROSS JOIN LATERAL (
                     SELECT sum(u.quantity) AS quantity
                       FROM generate_series(CAST(l.month AS timestamp), CAST(l.rated_to AS timestamp), interval '1 day')
                            AS g (day)
                       JOIN usage_day u
                         ON u.account_id = l.account_id
                        AND u.bill_month = l.bill_month
                        AND u.bill_month >= :firstMonth
                        AND u.day = CAST(g.day AS date)
                        AND u.resource_id = l.resource_id
                        AND u.item_id = l.item_id) q
             -- Late usage finds taken what closed bills of its month included (B10).
             CROSS JOIN LATERAL (
                     SELECT coalesce(sum(e.quantity), 0) AS billed
                       FROM usage_day e
                      WHERE l.bill_month > l.month
                        AND p.included > 0
                        AND e.account_id = l.account_id
                        AND e.bill_month >= l.month
                        AND e.bill_month >= :firstMonth
                        AND e.bill_month < l.bill_month
                        AND e.day >= l.month
                        AND e.day < l.month + interval '1 month'
                        AND e.resource_id = l.resource_id
                        AND e.item_id = l.item_id) b
          )
          INSERT INTO charge_record (
            account_id,
            bill_month,
            day,
            resource_id,
            item_id,
            unit_price,
            quantity,
            amount
          )
          SELECT p.account_id,
                 p.bill_month,
                 p.month,
                 p.resource_id,
                 p.item_id,
                 p.unit_price,
                 p.charged,
                 p.unit_price * p.charged
            FROM priced p
           WHERE p.charged > 0
           ORDER BY p.account_id, p.bill_month, p.month, p.resource_id, p.item_id
          """,
          """
          USING used k
          WHERE c.bill_month >= :firstMonth
            AND c.account_id = k.account_id
            AND c.bill_month = k.bill_month
            AND c.day = k.month
            AND c.resource_id = k.resource_id
            AND c.item_id = k.item_id""",
          """
          USING (SELECT DISTINCT account_id, coverage, bill_month, month, rated_to FROM scope) k
          WHERE c.bill_month >= :firstMonth
            AND c.account_id = :account
            AND c.account_id = k.account_id
            AND c.bill_month = k.bill_month
            AND c.day = k.month
            AND c.item_id IN (SELECT i.item_id FROM monthly i)""");

  private final Sql sql;

  MonthlyUsage(Sql sql) {
    this.sql = sql;
  }

  /** Makes the records of the months of the days anew, as far as the days can have changed them. */
  void charge(RatedDays days) {
    CHARGE.run(sql, days);
  }
}
