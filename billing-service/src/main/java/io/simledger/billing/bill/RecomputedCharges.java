package io.simledger.billing.bill;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the charges of a month anew from the timeline and from usage, by another way than rating,
 * and compares them record by record (C9).
 *
 * <p>Another way: the life of each SIM is followed from its beginning, every status is spread over
 * its days and every year counted from where it began; rating looks at a day of all SIMs at once,
 * and back from there.
 */
@ApplicationScoped
class RecomputedCharges {
  private static final String COMPARE =
      """
      WITH bound AS (
        SELECT a.coverage,
               CAST(:month AS date)                              AS first_day,
               CAST(:last AS date)                               AS last_day,
               CAST(:month AS timestamp) AT TIME ZONE 'UTC'      AS starts,
               (CAST(:last AS timestamp) + interval '1 day') AT TIME ZONE 'UTC' AS ends
          FROM account a
         WHERE a.account_id = :account
      ),
      -- The price of a status and plan on a day; a plan's own goes before that of any plan.
      priced AS (
        SELECT DISTINCT ON (d.day, p.status, l.plan_id)
               CAST(d.day AS date) AS day,
               p.status,
               l.plan_id AS plan,
               p.item_id,
               p.unit_price
          FROM bound b
         CROSS JOIN LATERAL generate_series(CAST(b.first_day AS timestamp), CAST(b.last_day AS timestamp), interval '1 day')
               AS d (day)
          JOIN price p
            ON p.coverage = b.coverage
           AND p.status <> 0
           AND p.from_day <= CAST(d.day AS date)
           AND p.to_day > CAST(d.day AS date)
          JOIN plan l ON p.plan IN (0, l.priced_as)
         ORDER BY d.day, p.status, l.plan_id, p.plan DESC
      ),
      """
          + RecomputedLife.STEPS
          + """
      -- Each day that it touches, and whether it was the last of the day.
      held_day AS (
        SELECT h.sim_id,
               h.status,
               h.plan,
               CAST(d.day AS date) AS day,
               h.till IS NULL OR h.till >= (d.day + interval '1 day') AT TIME ZONE 'UTC' AS is_last
          FROM held h
         CROSS JOIN bound b
         CROSS JOIN LATERAL generate_series(
                 greatest(date_trunc('day', h.from_time AT TIME ZONE 'UTC'), CAST(b.first_day AS timestamp)),
                 least(date_trunc('day', (h.till - interval '1 microsecond') AT TIME ZONE 'UTC'), CAST(b.last_day AS timestamp)),
                 interval '1 day') AS d (day)
      ),
      -- The dearest of the day, of the items of one price the first; only for who holds the SIM at its end.
      dearest AS (
        SELECT h.sim_id,
               h.day,
               max(ARRAY[p.unit_price, -p.item_id]) FILTER (WHERE p.item_id IS NOT NULL) AS price_and_item
          FROM held_day h
          LEFT JOIN priced p
            ON p.day = h.day
           AND p.status = h.status
           AND p.plan = h.plan
         GROUP BY h.sim_id,
                  h.day
        HAVING bool_or(h.is_last)
      ),
      """
          + RecomputedLife.CHARGED
          + """
      -- Usage of the day, or of the month that the item is charged by, with what earlier bills had of the same.
      used AS (
        SELECT u.day,
               u.resource_id,
               u.item_id,
               u.quantity,
               coalesce(e.quantity, 0) AS before
          FROM (SELECT CASE WHEN i.period = 'monthly' THEN CAST(date_trunc('month', CAST(u.day AS timestamp)) AS date) ELSE u.day END AS day,
                       CASE WHEN i.period = 'monthly' THEN interval '1 month' ELSE interval '1 day' END AS length,
                       u.resource_id,
                       u.item_id,
                       sum(u.quantity) AS quantity
                  FROM usage_day u
                  JOIN bill_item i ON i.item_id = u.item_id
                 WHERE u.account_id = :account
                   AND u.bill_month = CAST(:month AS date)
                 GROUP BY 1, 2, 3, 4) u
          LEFT JOIN LATERAL (
                 SELECT sum(e.quantity) AS quantity
                   FROM usage_day e
                  WHERE u.day < CAST(:month AS date)
                    AND e.account_id = :account
                    AND e.bill_month >= date_trunc('month', CAST(u.day AS timestamp))
                    AND e.bill_month < CAST(:month AS date)
                    AND e.day >= u.day
                    AND e.day < u.day + u.length
                    AND e.resource_id = u.resource_id
                    AND e.item_id = u.item_id) e ON true
      ),
      -- Without a price when the book has none: that differs from any charge, and from none.
      used_at_price AS (
        SELECT u.*,
               p.unit_price,
               coalesce(p.included, 0) AS included,
               p.rounded_up_to
          FROM used u
         CROSS JOIN bound b
          LEFT JOIN price p
            ON p.item_id = u.item_id
           AND p.coverage = b.coverage
           AND p.status = 0
           AND p.from_day <= u.day
           AND p.to_day > u.day
      ),
      expected AS (
        SELECT d.day,
               d.sim_id AS resource_id,
               CAST(-d.price_and_item[2] AS smallint) AS item_id,
               d.price_and_item[1] AS unit_price,
               CAST(1 AS numeric) AS quantity
          FROM dearest d
         WHERE d.price_and_item[1] > 0
        UNION ALL
      """
          + RecomputedLife.EXPECTED
          + """
        UNION ALL
        -- What goes beyond the included quantity, less what earlier bills charged of it.
        SELECT u.day,
               u.resource_id,
               u.item_id,
               u.unit_price,
               greatest(u.before + u.quantity - u.included, 0) - greatest(u.before - u.included, 0)
          FROM used_at_price u
         WHERE u.before + u.quantity > u.included
        UNION ALL
        -- What fills it up to the unit, less what earlier bills filled up.
        SELECT u.day,
               u.resource_id,
               r.item_id,
               u.unit_price,
               ceil((u.before + u.quantity) / u.rounded_up_to) * u.rounded_up_to - (u.before + u.quantity)
                 - (ceil(u.before / u.rounded_up_to) * u.rounded_up_to - u.before)
          FROM used_at_price u
          JOIN bill_item r ON r.rounds_up = u.item_id
         WHERE ceil((u.before + u.quantity) / u.rounded_up_to) * u.rounded_up_to - (u.before + u.quantity)
                 > ceil(u.before / u.rounded_up_to) * u.rounded_up_to - u.before
      ),
      actual AS (
        SELECT c.day,
               c.resource_id,
               c.item_id,
               c.unit_price,
               c.quantity,
               c.amount
          FROM charge_record c
         WHERE c.account_id = :account
           AND c.bill_month = CAST(:month AS date)
      ),
      compared AS MATERIALIZED (
        SELECT coalesce(e.day, c.day)                 AS day,
               coalesce(e.resource_id, c.resource_id) AS resource_id,
               coalesce(e.item_id, c.item_id)         AS item_id,
               e.unit_price * e.quantity              AS expected,
               c.amount                               AS actual,
               e.item_id IS NULL OR c.item_id IS NULL OR e.unit_price IS DISTINCT FROM c.unit_price OR e.quantity <> c.quantity AS differs
          FROM expected e
          FULL JOIN actual c USING (day, resource_id, item_id)
      )
      SELECT (SELECT coalesce(sum(expected), 0) FROM compared),
             first.day,
             coalesce(r.kind, 0),
             coalesce(r.external_id, ''),
             i.name,
             first.expected,
             first.actual
        FROM (SELECT 1) one
        LEFT JOIN (
               SELECT *
                 FROM compared
                WHERE differs
                ORDER BY day, resource_id, item_id
                LIMIT 1) first ON true
        LEFT JOIN bill_item i ON i.item_id = first.item_id
        LEFT JOIN resource r
          ON r.account_id = :account
         AND r.resource_id = first.resource_id
      """;

  private final Sql sql;

  RecomputedCharges(Sql sql) {
    this.sql = sql;
  }

  /**
   * What a month's charges come to when they are made anew.
   *
   * @param total sum of all charges
   * @param first the first record that is not as it should be; null when every one is
   */
  record Outcome(BigDecimal total, @Nullable Difference first) {}

  /**
   * Compares a month.
   *
   * @param last last day that was rated
   */
  Outcome of(ChargedMonth month, LocalDate last) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("account", month.accountId());
    binds.put("month", month.firstDay().toString());
    binds.put("last", last.toString());
    return sql.query(COMPARE, binds, RecomputedCharges::outcome).get(0);
  }

  private static Outcome outcome(Object[] row) {
    return new Outcome(
        (BigDecimal) row[0],
        row[1] == null
            ? null
            : new Difference(
                "charges",
                ((Number) row[2]).intValue(),
                (String) row[3],
                Sql.day(row[1]),
                (String) row[4],
                (BigDecimal) row[5],
                (BigDecimal) row[6]));
  }
}
