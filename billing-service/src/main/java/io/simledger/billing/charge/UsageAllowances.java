package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Charges the daily usage that is not simply quantity times price: what goes beyond the quantity
 * included for a resource and day, and what fills a SIM's day of data up to the unit (B6).
 *
 * <p>Late usage finds taken what closed bills of its day included or filled up (B10). It is never
 * paid back.
 */
@ApplicationScoped
class UsageAllowances {
  private static final DayStatement CHARGE =
      DayStatement.of(
          """
          WITH %1$s,
          used AS (
            SELECT u.account_id,
                   u.bill_month,
                   u.day,
                   u.resource_id,
                   u.item_id,
                   u.quantity,
                   p.unit_price,
                   p.included,
                   p.rounded_up_to,
                   b.billed
              FROM scope s
              JOIN usage_day u
                ON u.account_id = s.account_id
               AND u.bill_month = s.bill_month
               AND u.bill_month >= :firstMonth
               AND u.day = s.day
              JOIN bill_item i
                ON i.item_id = u.item_id
               AND i.period <> 'monthly'
              JOIN price p
                ON p.item_id = u.item_id
               AND p.coverage = s.coverage
               AND p.status = 0
               AND p.from_day <= u.day
               AND p.to_day > u.day
               AND (p.included > 0 OR p.rounded_up_to IS NOT NULL)
             CROSS JOIN LATERAL (
                     SELECT coalesce(sum(e.quantity), 0) AS billed
                       FROM usage_day e
                      WHERE s.bill_month > s.month
                        AND e.account_id = u.account_id
                        AND e.bill_month >= s.month
                        AND e.bill_month >= :firstMonth
                        AND e.bill_month < s.bill_month
                        AND e.day = u.day
                        AND e.resource_id = u.resource_id
                        AND e.item_id = u.item_id) b
          ),
          charge AS (
            SELECT u.account_id,
                   u.bill_month,
                   u.day,
                   u.resource_id,
                   u.item_id,
                   u.unit_price,
                   greatest(u.billed + u.quantity - u.included, 0) - greatest(u.billed - u.included, 0) AS quantity
              FROM used u
             WHERE u.included > 0
             UNION ALL
            SELECT u.account_id,
                   u.bill_month,
                   u.day,
                   u.resource_id,
                   r.item_id,
                   u.unit_price,
                   mod(u.rounded_up_to - mod(u.billed + u.quantity, u.rounded_up_to), u.rounded_up_to)
                     - mod(u.rounded_up_to - mod(u.billed, u.rounded_up_to), u.rounded_up_to) AS quantity
              FROM used u
              JOIN bill_item r ON r.rounds_up = u.item_id
             WHERE u.rounded_up_to IS NOT NULL
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
           WHERE c.quantity > 0
           ORDER BY c.account_id, c.bill_month, c.day, c.resource_id, c.item_id
          """);

  private final Sql sql;

  UsageAllowances(Sql sql) {
    this.sql = sql;
  }

  void charge(RatedDays days) {
    CHARGE.run(sql, days);
  }
}
