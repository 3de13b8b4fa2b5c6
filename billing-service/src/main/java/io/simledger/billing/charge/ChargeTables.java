package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the charges of days, set-based. The scope is either one day of all accounts that were not
 * rated for it yet, or some days of one account.
 */
@ApplicationScoped
class ChargeTables {
  private static final String DAYS =
      """
      days AS (
        SELECT q.day,
               CAST(date_trunc('month', CAST(q.day AS timestamp)) AS date)    AS month,
               CAST(q.day AS timestamp) AT TIME ZONE 'UTC'                     AS starts,
               CAST(q.day AS timestamp) AT TIME ZONE 'UTC' + interval '1 day'  AS ends
          FROM unnest(CAST(CAST(:days AS text[]) AS date[])) AS q (day)
      ),
      scope AS (
        SELECT a.account_id,
               a.coverage,
               d.day,
               d.month,
               d.starts,
               d.ends,
               -- The bill that the day still can stand on (B10).
               greatest(d.month, o.first_open) AS bill_month
          FROM account a
         CROSS JOIN days d
          LEFT JOIN open_month o ON o.account_id = a.account_id
         WHERE %s
      )""";

  private static final String NOT_RATED_YET =
      """
      NOT EXISTS (
        SELECT 1
          FROM rating_run r
         WHERE r.account_id = a.account_id
           AND r.day = d.day)""";

  private static final String ONE_ACCOUNT = "a.account_id = :account";

  /**
   * Basic charges (B5): the payer is the account whose last row before the next day is not 0 (T14),
   * the price that of the dearest status held in an interval that overlaps the day and is not
   * empty. Metered charges: the day's quantity at the day's price (B1, B11).
   */
  private static final String CHARGE =
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
          FROM scope s
          JOIN usage_day u
            ON u.account_id = s.account_id
           AND u.bill_month = s.bill_month
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

  private static final String CHARGE_ALL =
      CHARGE.formatted(DAYS.formatted(NOT_RATED_YET), "h.from_time < CAST(:before AS timestamptz)");

  private static final String CHARGE_ONE =
      CHARGE.formatted(
          DAYS.formatted(ONE_ACCOUNT),
          "h.account_id = :account AND h.from_time < CAST(:before AS timestamptz)");

  private static final String FORGET =
      """
      WITH %s
      DELETE FROM charge_record c
       USING scope s
       WHERE c.account_id = s.account_id
         AND c.bill_month = s.bill_month
         AND c.day = s.day
      """
          .formatted(DAYS.formatted(ONE_ACCOUNT));

  private static final String RECORD =
      """
      WITH %s
      INSERT INTO rating_run (
        account_id,
        day,
        rated_at
      )
      SELECT s.account_id,
             s.day,
             CAST(:now AS timestamptz)
        FROM scope s
       ORDER BY s.account_id, s.day
      ON CONFLICT (account_id, day) DO UPDATE
         SET rated_at = EXCLUDED.rated_at
      """;

  private final Sql sql;

  ChargeTables(Sql sql) {
    this.sql = sql;
  }

  /** Charges one day to all accounts that were not rated for it yet, and says that they were. */
  void chargeAll(LocalDate day, Instant now) {
    Map<String, Object> binds = binds(java.util.List.of(day));
    sql.update(CHARGE_ALL, binds);
    sql.update(RECORD.formatted(DAYS.formatted(NOT_RATED_YET)), ledger(binds, now));
  }

  /** Makes the charges of some days of one account anew, where the bill is still open. */
  void chargeAgain(int accountId, Collection<LocalDate> days, Instant now) {
    Map<String, Object> binds = binds(days);
    binds.put("account", accountId);
    Map<String, Object> deletion = new HashMap<>(binds);
    deletion.remove("before");
    sql.update(FORGET, deletion);
    sql.update(CHARGE_ONE, binds);
    sql.update(RECORD.formatted(DAYS.formatted(ONE_ACCOUNT)), ledger(binds, now));
  }

  private static Map<String, Object> binds(Collection<LocalDate> days) {
    Map<String, Object> binds = new HashMap<>();
    binds.put("days", days.stream().map(LocalDate::toString).toArray(String[]::new));
    binds.put("before", java.util.Collections.max(days).plusDays(1) + "T00:00:00Z");
    return binds;
  }

  private static Map<String, Object> ledger(Map<String, Object> binds, Instant now) {
    Map<String, Object> ledger = new HashMap<>(binds);
    ledger.remove("before");
    ledger.put("now", now.toString());
    return ledger;
  }
}
