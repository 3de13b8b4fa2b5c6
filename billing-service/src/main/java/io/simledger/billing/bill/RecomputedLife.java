package io.simledger.billing.bill;

/**
 * The life of the SIMs of an account, followed step by step from its beginning, and what is charged
 * for it by the month, the change and the year: parts of the statement of {@link
 * RecomputedCharges}, which has the bounds of the month.
 */
final class RecomputedLife {
  /** {@code step} and {@code held}: statuses and what followed them. */
  static final String STEPS =
      """
      -- A status and what followed it, null while it lasts.
      step AS MATERIALIZED (
        SELECT h.sim_id,
               h.status,
               h.plan,
               h.from_time,
               n.status    AS next_status,
               n.plan      AS next_plan,
               n.from_time AS till
          FROM holding h
         CROSS JOIN bound b
          LEFT JOIN LATERAL (
                 SELECT later.status,
                        later.plan,
                        later.from_time
                   FROM holding later
                  WHERE later.account_id = h.account_id
                    AND later.sim_id = h.sim_id
                    AND later.sequence > h.sequence
                  ORDER BY later.sequence
                  LIMIT 1) n ON true
         WHERE h.account_id = :account
           AND h.status <> 0
           AND h.from_time < b.ends
           AND (n.from_time IS NULL OR n.from_time >= b.starts)
      ),
      held AS (
        SELECT s.sim_id,
               s.status,
               s.plan,
               s.from_time,
               s.till
          FROM step s
         CROSS JOIN bound b
         WHERE s.till IS NULL
            OR (s.till > b.starts AND s.till > s.from_time)
      ),
      """;

  /** {@code fee} and {@code happened}: what is paid for, before its price is known. */
  static final String CHARGED =
      """
      -- The dearest fee of the month, of those of one price the first; only for who holds the SIM at its end.
      fee AS (
        SELECT h.sim_id,
               max(ARRAY[f.unit_price, -f.item_id]) FILTER (WHERE f.item_id IS NOT NULL) AS price_and_item
          FROM held h
         CROSS JOIN bound b
          LEFT JOIN (
                 SELECT l.plan_id,
                        l.status,
                        p.item_id,
                        p.unit_price
                   FROM bound m
                   JOIN price p
                     ON p.coverage = m.coverage
                    AND p.status = 0
                    AND p.from_day <= m.first_day
                    AND p.to_day > m.first_day
                   JOIN life_charge l
                     ON l.item_id = p.item_id
                    AND l.occasion = 'month') f
            ON f.plan_id = h.plan
           AND f.status = h.status
         GROUP BY h.sim_id
        HAVING bool_or(h.till IS NULL OR h.till >= b.ends)
      ),
      -- From nothing into the first status, and from each status into the next.
      change AS (
        SELECT h.sim_id,
               h.plan,
               0 AS before,
               h.status,
               h.from_time
          FROM holding h
         WHERE h.account_id = :account
           AND h.sequence = 1
        UNION ALL
        SELECT s.sim_id,
               s.next_plan,
               s.status,
               s.next_status,
               s.till
          FROM step s
         WHERE s.till IS NOT NULL
      ),
      -- Statuses that the years of a plan's renewal count, and those that end them.
      year_step AS (
        SELECT h.sim_id,
               h.sequence,
               h.from_time,
               r.item_id,
               h.status = ANY (r.statuses) AS counts
          FROM holding h
         CROSS JOIN bound b
          JOIN (SELECT l.plan_id,
                       l.item_id,
                       array_agg(l.status) AS statuses
                  FROM life_charge l
                 WHERE l.occasion = 'renewal'
                 GROUP BY l.plan_id,
                          l.item_id) r ON r.plan_id = h.plan
         WHERE h.account_id = :account
           AND h.from_time < b.ends
      ),
      -- Each ends with the status that begins the next one.
      spell AS (
        SELECT y.sim_id,
               y.item_id,
               min(y.from_time) FILTER (WHERE y.counts) AS begun,
               lead(min(y.from_time)) OVER (PARTITION BY y.sim_id, y.item_id ORDER BY y.number) AS ended
          FROM (SELECT s.*,
                       count(*) FILTER (WHERE NOT s.counts) OVER (
                         PARTITION BY s.sim_id, s.item_id ORDER BY s.sequence) AS number
                  FROM year_step s) y
         GROUP BY y.sim_id,
                  y.item_id,
                  y.number
      ),
      happened AS (
        SELECT c.sim_id,
               l.item_id,
               c.from_time AS happened_at
          FROM change c
          JOIN life_charge l
            ON l.plan_id = c.plan
           AND l.occasion = 'change'
           AND l.before = c.before
           AND l.status = c.status
        UNION ALL
        SELECT s.sim_id,
               s.item_id,
               y.full_time
          FROM spell s
         CROSS JOIN bound b
         CROSS JOIN LATERAL (
                 SELECT (s.begun AT TIME ZONE 'UTC' + make_interval(years => years)) AT TIME ZONE 'UTC' AS full_time
                   FROM generate_series(1, CAST(extract(year FROM b.last_day) - extract(year FROM s.begun) AS int)) AS years) y
         WHERE s.ended IS NULL
            OR s.ended >= y.full_time
      ),
      """;

  /** The charges of these, as rows of {@code expected}. */
  static final String EXPECTED =
      """
        SELECT b.first_day,
               f.sim_id,
               CAST(-f.price_and_item[2] AS smallint),
               f.price_and_item[1],
               1
          FROM fee f
         CROSS JOIN bound b
         WHERE f.price_and_item[1] > 0
        UNION ALL
        SELECT CAST(h.happened_at AT TIME ZONE 'UTC' AS date),
               h.sim_id,
               h.item_id,
               p.unit_price,
               count(*)
          FROM happened h
         CROSS JOIN bound b
          JOIN price p
            ON p.item_id = h.item_id
           AND p.coverage = b.coverage
           AND p.status = 0
           AND p.from_day <= CAST(h.happened_at AT TIME ZONE 'UTC' AS date)
           AND p.to_day > CAST(h.happened_at AT TIME ZONE 'UTC' AS date)
         WHERE h.happened_at >= b.starts
           AND h.happened_at < b.ends
           AND p.unit_price > 0
         GROUP BY 1, 2, 3, 4
      """;

  private RecomputedLife() {}
}
