package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Charges the days of SIMs, and what was used on a day of the items that are charged by the day.
 */
@ApplicationScoped
class DailyCharges {
  /**
   * Basic charges (B5): the payer is the account whose last row before the next day is not 0 (T14),
   * the price that of the dearest status held in an interval that overlaps the day and is not
   * empty. Metered charges: the day's quantity at the day's price (B1, B11).
   */
  private static final String TEMPLATE =
      """
      WITH %1$s,
      -- The price of each status and plan on each day, cheapest first; a plan's own price goes before that of any plan.
      priced AS (
        SELECT p.*,
               row_number() OVER (PARTITION BY p.day ORDER BY p.unit_price, p.item_id DESC, p.status, p.plan, p.coverage) AS rank
          FROM (SELECT DISTINCT ON (d.day, p.coverage, p.status, l.plan_id)
                       d.day,
                       p.coverage,
                       p.status,
                       l.plan_id AS plan,
                       p.item_id,
                       p.unit_price
                  FROM days d
                  JOIN price p
                    ON p.from_day <= d.day
                   AND p.to_day > d.day
                   AND p.status <> 0
                  JOIN plan l ON p.plan IN (0, l.priced_as)
                 WHERE %3$s
                 ORDER BY d.day, p.coverage, p.status, l.plan_id, p.plan DESC) p
      ),
      held AS (
        SELECT h.account_id,
               h.sim_id,
               h.status,
               h.plan,
               h.from_time,
               lead(h.from_time) OVER (PARTITION BY h.account_id, h.sim_id ORDER BY h.sequence) AS till
          FROM holding h
         WHERE %2$s
      ),
      dearest AS (
        SELECT s.account_id,
               s.bill_month,
               s.day,
               h.sim_id,
               max(p.rank) AS rank
          FROM scope s
          JOIN held h
            ON h.account_id = s.account_id
           AND h.from_time < s.ends
           AND (h.till IS NULL OR h.till > s.starts)
          LEFT JOIN priced p
            ON p.day = s.day
           AND p.coverage = s.coverage
           AND p.status = h.status
           AND p.plan = h.plan
           AND (h.till IS NULL OR h.till > h.from_time)
         WHERE s.bill_month = s.month
         GROUP BY s.account_id, s.bill_month, s.day, h.sim_id
        HAVING bool_or(h.status <> 0 AND (h.till IS NULL OR h.till >= s.ends))
      ),
      -- Found by the key, a day after the other, before prices are looked at: OFFSET keeps the order.
      used AS (
        SELECT s.coverage,
               u.*
          FROM scope s
         CROSS JOIN LATERAL (
                 SELECT d.*
                   FROM usage_day d
                  WHERE d.account_id = s.account_id
                    AND d.bill_month = s.bill_month
                    AND d.bill_month >= :firstMonth
                    AND d.day = s.day
                 OFFSET 0) u
        OFFSET 0
      ),
      charge AS (
        SELECT b.account_id,
               b.bill_month,
               b.day,
               b.sim_id AS resource_id,
               p.item_id,
               p.unit_price,
               CAST(1 AS numeric) AS quantity
          FROM dearest b
          JOIN priced p
            ON p.day = b.day
           AND p.rank = b.rank
         WHERE p.unit_price > 0
        UNION ALL
        SELECT u.account_id,
               u.bill_month,
               u.day,
               u.resource_id,
               u.item_id,
               p.unit_price,
               u.quantity
          FROM used u
          JOIN bill_item i
            ON i.item_id = u.item_id
           AND i.period <> 'monthly'
          JOIN price p
            ON p.item_id = u.item_id
           AND p.coverage = u.coverage
           AND p.status = 0
           AND p.from_day <= u.day
           AND p.to_day > u.day
           -- The rest is for UsageAllowances.
           AND p.included = 0
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
      SELECT c.account_id,
             c.bill_month,
             c.day,
             c.resource_id,
             c.item_id,
             c.unit_price,
             c.quantity,
             c.unit_price * c.quantity
        FROM charge c
       ORDER BY c.account_id, c.bill_month, c.day, c.resource_id, c.item_id
      """;

  private static final DayStatement CHARGE =
      DayStatement.of(
          TEMPLATE,
          List.of("h.from_time < CAST(:before AS timestamptz)", "TRUE"),
          List.of(
              "h.account_id = :account AND h.from_time < CAST(:before AS timestamptz)",
              // A run may have many days, and an account has few of the plans.
              """
              (l.plan_id, p.status) IN (
                         SELECT o.plan,
                                o.status
                           FROM holding o
                          WHERE o.account_id = :account)"""));

  private final Sql sql;
  private final RatingPlans plans;

  DailyCharges(Sql sql, RatingPlans plans) {
    this.sql = sql;
    this.plans = plans;
  }

  void charge(RatedDays days) {
    plans.joiningByHash(() -> CHARGE.run(sql, days));
  }
}
