package io.simledger.billing.charge;

import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Makes the charges of days, and those of the months that the days belong to. Set-based: each kind
 * of charge is one statement, over a day of all accounts that were not rated for it yet or over
 * some days of one account.
 */
@ApplicationScoped
class ChargeTables {
  /**
   * Of one account. Charges of months stay: they stand on the first day, and have statements of
   * their own.
   */
  private static final DayStatement FORGET =
      DayStatement.of(
          """
          WITH %1$s
          DELETE FROM charge_record c
           USING scope s
           WHERE c.account_id = :account
             AND c.account_id = s.account_id
             AND c.bill_month = s.bill_month
             AND c.bill_month >= :firstMonth
             AND c.day = s.day
             AND c.item_id NOT IN (
                   SELECT i.item_id
                     FROM bill_item i
                    WHERE i.period = 'monthly')
          """);

  private static final DayStatement RECORD =
      DayStatement.of(
          """
          WITH %1$s
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
          """);

  private final RatingPlans plans;
  private final DailyCharges daily;
  private final UsageAllowances allowances;
  private final LifeCharges life;
  private final MonthlyUsage monthlyUsage;
  private final MonthlyFees monthlyFees;
  private final Sql sql;

  ChargeTables(
      RatingPlans plans,
      DailyCharges daily,
      UsageAllowances allowances,
      LifeCharges life,
      MonthlyUsage monthlyUsage,
      MonthlyFees monthlyFees,
      Sql sql) {
    this.plans = plans;
    this.daily = daily;
    this.allowances = allowances;
    this.life = life;
    this.monthlyUsage = monthlyUsage;
    this.monthlyFees = monthlyFees;
    this.sql = sql;
  }

  /** Charges one day to all accounts that were not rated for it yet, and says that they were. */
  void chargeAll(LocalDate day, Instant now) {
    charge(RatedDays.ofAll(day), now);
  }

  /** Makes the charges of some days of one account anew, where the bill is still open. */
  void chargeAgain(int accountId, SortedSet<LocalDate> days, Instant now) {
    RatedDays rated = RatedDays.of(accountId, days);
    FORGET.run(sql, rated);
    charge(rated, now);
  }

  private void charge(RatedDays days, Instant now) {
    plans.expectFewDaysAndManySims();
    // In the order of the key, as far as the first day of a month goes.
    monthlyFees.charge(days);
    monthlyUsage.charge(days);
    daily.charge(days);
    allowances.charge(days);
    life.charge(days);
    RECORD.run(sql, days, now);
  }
}
