package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Charges the months of SIMs whose plan has a fee by the month: one fee for each SIM and month, the
 * dearest of the statuses that it was in under the account that has it when the month ends (as B5
 * and T14 say of days). Nothing returns to ready but by the end of an offer, so all that a former
 * owner could owe is the fee of a ready SIM, which is never dearer.
 *
 * <p>Until the month is over that is as it stands now. A day that is rated for all accounts touches
 * only the SIMs that changed on it, and all of them on the first day of a month.
 */
@ApplicationScoped
class MonthlyFees {
  private static final DayStatement FORGET_WHOLE =
      DayStatement.of(
          """
          WITH %1$s
          DELETE FROM charge_record c
           USING (SELECT DISTINCT account_id, month FROM scope WHERE bill_month = month) k
           WHERE c.bill_month >= :firstMonth
             AND c.account_id = k.account_id
             AND %2$s
             AND c.bill_month = k.month
             AND c.day = k.month
             AND c.item_id IN (
                   SELECT l.item_id
                     FROM life_charge l
                    WHERE l.occasion = 'month')
          """,
          "TRUE", "c.account_id = :account");

  private static final DayStatement FORGET_CHANGED =
      DayStatement.of(
          """
          WITH %1$s
          DELETE FROM charge_record c
           USING (
             SELECT DISTINCT
                    s.account_id,
                    s.month,
                    h.sim_id,
                    l.item_id
               FROM scope s
               JOIN holding h
                 ON h.account_id = s.account_id
                AND h.from_time >= CAST(:from AS timestamptz)
                AND h.from_time < CAST(:before AS timestamptz)
               JOIN life_charge l
                 ON l.plan_id = h.plan
                AND l.occasion = 'month'
              WHERE s.bill_month = s.month) k
           WHERE c.bill_month >= :firstMonth
             AND c.account_id = k.account_id
             AND c.bill_month = k.month
             AND c.day = k.month
             AND c.resource_id = k.sim_id
             AND c.item_id = k.item_id
          """);

  private static final String CHARGE =
      """
      WITH %1$s,
      held AS (
        SELECT m.account_id,
               m.coverage,
               m.month,
               h.sim_id,
               h.plan,
               h.status,
               h.from_time,
               lead(h.from_time) OVER sim AS till,
               last_value(h.status) OVER (
                 sim ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_status
          FROM (SELECT DISTINCT account_id, coverage, month, rated_to FROM scope WHERE bill_month = month) m
          JOIN holding h
            ON h.account_id = m.account_id
           AND h.from_time < CAST(m.rated_to + 1 AS timestamp) AT TIME ZONE 'UTC'
         WHERE h.plan IN (
                 SELECT l.plan_id
                   FROM life_charge l
                  WHERE l.occasion = 'month')
           AND %2$s
        WINDOW sim AS (PARTITION BY m.account_id, m.month, h.sim_id ORDER BY h.sequence)
      ),
      -- A few rows, made before SIMs meet them.
      cost AS MATERIALIZED (
        SELECT m.month,
               p.coverage,
               l.plan_id,
               l.status,
               l.item_id,
               p.unit_price
          FROM (SELECT DISTINCT month FROM days) m
          JOIN price p
            ON p.status = 0
           AND p.from_day <= m.month
           AND p.to_day > m.month
          JOIN life_charge l
            ON l.item_id = p.item_id
           AND l.occasion = 'month'
      ),
      fee AS (
        SELECT DISTINCT ON (h.account_id, h.month, h.sim_id)
               h.account_id,
               h.month,
               h.sim_id,
               l.item_id,
               l.unit_price
          FROM held h
          JOIN cost l
            ON l.month = h.month
           AND l.coverage = h.coverage
           AND l.plan_id = h.plan
           AND l.status = h.status
         WHERE h.last_status <> 0
           AND (h.till IS NULL OR h.till > h.from_time)
           AND (h.till IS NULL OR h.till > CAST(h.month AS timestamp) AT TIME ZONE 'UTC')
         ORDER BY h.account_id, h.month, h.sim_id, l.unit_price DESC, l.item_id
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
      SELECT f.account_id,
             f.month,
             f.month,
             f.sim_id,
             f.item_id,
             f.unit_price,
             1,
             f.unit_price
        FROM fee f
       WHERE f.unit_price > 0
       ORDER BY f.account_id, f.month, f.sim_id, f.item_id
      """;

  private static final DayStatement CHARGE_WHOLE =
      DayStatement.of(CHARGE, "TRUE", "h.account_id = :account");

  private static final DayStatement CHARGE_CHANGED =
      DayStatement.of(
          CHARGE,
          """
          (h.account_id, h.sim_id) IN (
            SELECT n.account_id,
                   n.sim_id
              FROM holding n
             WHERE n.from_time >= CAST(:from AS timestamptz)
               AND n.from_time < CAST(:before AS timestamptz))
          """,
          "TRUE");

  private final Sql sql;

  MonthlyFees(Sql sql) {
    this.sql = sql;
  }

  /** Makes the fees of the months of the days anew, as far as the days can have changed them. */
  void charge(RatedDays days) {
    boolean whole = !days.areOfAll() || days.beginAMonth();
    (whole ? FORGET_WHOLE : FORGET_CHANGED).run(sql, days);
    (whole ? CHARGE_WHOLE : CHARGE_CHANGED).run(sql, days);
  }
}
