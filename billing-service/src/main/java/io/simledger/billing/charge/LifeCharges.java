package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Charges once what happened to SIMs on a day (B7): changes of status, registrations, and full
 * years in a status. Looks only at the SIMs that something happened to.
 *
 * <p>A change is paid by the account that held the SIM then, even if another pays the day, so that
 * none is lost and none charged twice. A year begins when an account gets the SIM, or with the
 * change into the statuses that count.
 */
@ApplicationScoped
class LifeCharges {
  private static final String INSERT =
      """
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
      SELECT e.account_id,
             e.bill_month,
             e.day,
             e.sim_id,
             e.item_id,
             e.unit_price,
             count(*),
             e.unit_price * count(*)
        FROM event e
       GROUP BY e.account_id, e.bill_month, e.day, e.sim_id, e.item_id, e.unit_price
       ORDER BY e.account_id, e.bill_month, e.day, e.sim_id, e.item_id
      """;

  /**
   * What the occasions that there are come to: a few rows, made before SIMs meet them. Joined one
   * after the other, the planner may hold every SIM against every price.
   */
  private static final String COST =
      """
      cost AS MATERIALIZED (
        SELECT o.day,
               p.coverage,
               l.plan_id,
               l.before,
               l.status,
               l.item_id,
               p.unit_price
          FROM (%s) o
          JOIN life_charge l
            ON l.plan_id = o.plan
           AND l.before = o.before
           AND l.status = o.status
           AND l.occasion = '%s'
          JOIN price p
            ON p.item_id = l.item_id
           AND p.status = 0
           AND p.unit_price > 0
           AND p.from_day <= o.day
           AND p.to_day > o.day
      ),
      """;

  private static final DayStatement CHANGES =
      DayStatement.of(
          """
          WITH %1$s,
          -- Looked up once by time, not for each account.
          happened AS MATERIALIZED (
            SELECT h.account_id,
                   h.sim_id,
                   h.sequence,
                   h.from_time,
                   h.status,
                   h.plan
              FROM holding h
             WHERE h.from_time >= CAST(:from AS timestamptz)
               AND h.from_time < CAST(:before AS timestamptz)
               AND %2$s
          ),
          change AS MATERIALIZED (
            SELECT s.account_id,
                   s.coverage,
                   s.bill_month,
                   s.day,
                   h.sim_id,
                   h.plan,
                   h.status,
                   -- 0 for a registration; null for a SIM that came from another account.
                   CASE
                     WHEN h.sequence = 1 THEN 0
                     ELSE nullif((
                       SELECT b.status
                         FROM holding b
                        WHERE b.account_id = h.account_id
                          AND b.sim_id = h.sim_id
                          AND b.sequence < h.sequence
                        ORDER BY b.sequence DESC
                        LIMIT 1), 0)
                   END AS before
              FROM happened h
              JOIN scope s
                ON s.account_id = h.account_id
               AND s.day = CAST(h.from_time AT TIME ZONE 'UTC' AS date)
             WHERE s.bill_month = s.month
          ),
          """
              + COST.formatted("SELECT DISTINCT day, plan, before, status FROM change", "change")
              + """
          event AS (
            SELECT c.account_id,
                   c.bill_month,
                   c.day,
                   c.sim_id,
                   l.item_id,
                   l.unit_price
              FROM change c
              JOIN cost l
                ON l.day = c.day
               AND l.coverage = c.coverage
               AND l.plan_id = c.plan
               AND l.before = c.before
               AND l.status = c.status
          )
          """
              + INSERT,
          "TRUE",
          "h.account_id = :account");

  private static final DayStatement RENEWALS =
      DayStatement.of(
          """
          WITH %1$s,
          oldest AS (
            SELECT CAST(extract(year FROM min(h.from_time) AT TIME ZONE 'UTC') AS int) AS year
              FROM holding h
          ),
          anniversary AS (
            SELECT d.day,
                   make_interval(years => y.years)                                              AS years,
                   CAST(d.day - make_interval(years => y.years) AS timestamp) AT TIME ZONE 'UTC' AS begun
              FROM days d
             CROSS JOIN oldest o
             CROSS JOIN LATERAL generate_series(1, CAST(extract(year FROM d.day) AS int) - o.year) AS y (years)
          ),
          -- Two days: a year from the 29th of February is over on the 28th.
          begun AS MATERIALIZED (
            SELECT h.account_id,
                   h.sim_id,
                   h.sequence,
                   h.from_time,
                   h.status,
                   h.plan,
                   y.day,
                   (h.from_time AT TIME ZONE 'UTC' + y.years) AT TIME ZONE 'UTC' AS full_time
              FROM anniversary y
              JOIN holding h
                ON h.from_time >= y.begun
               AND h.from_time < y.begun + interval '2 days'
               AND CAST(h.from_time AT TIME ZONE 'UTC' + y.years AS date) = y.day
             WHERE %2$s
          ),
          """
              + COST.formatted(
                  "SELECT DISTINCT day, plan, 0 AS before, status FROM begun", "renewal")
              + """
          event AS (
            SELECT s.account_id,
                   s.bill_month,
                   s.day,
                   h.sim_id,
                   l.item_id,
                   l.unit_price
              FROM begun h
              JOIN scope s
                ON s.account_id = h.account_id
               AND s.day = h.day
              JOIN cost l
                ON l.day = s.day
               AND l.coverage = s.coverage
               AND l.plan_id = h.plan
               AND l.status = h.status
             WHERE s.bill_month = s.month
               -- The years begin with this row …
               AND NOT EXISTS (
                     SELECT 1
                       FROM life_charge i
                      WHERE i.plan_id = l.plan_id
                        AND i.occasion = 'renewal'
                        AND i.item_id = l.item_id
                        AND i.status = (
                              SELECT b.status
                                FROM holding b
                               WHERE b.account_id = h.account_id
                                 AND b.sim_id = h.sim_id
                                 AND b.sequence < h.sequence
                               ORDER BY b.sequence DESC
                               LIMIT 1))
               -- … and none ended them before they were full.
               AND NOT EXISTS (
                     SELECT 1
                       FROM holding n
                      WHERE n.account_id = h.account_id
                        AND n.sim_id = h.sim_id
                        AND n.sequence > h.sequence
                        AND n.from_time < h.full_time
                        AND NOT EXISTS (
                              SELECT 1
                                FROM life_charge i
                               WHERE i.plan_id = l.plan_id
                                 AND i.occasion = 'renewal'
                                 AND i.item_id = l.item_id
                                 AND i.status = n.status))
          )
          """
              + INSERT,
          "TRUE",
          "h.account_id = :account");

  private final Sql sql;
  private final RatingPlans plans;

  LifeCharges(Sql sql, RatingPlans plans) {
    this.sql = sql;
    this.plans = plans;
  }

  void charge(RatedDays days) {
    plans.joiningByHash(() -> CHANGES.run(sql, days));
    RENEWALS.run(sql, days);
  }
}
