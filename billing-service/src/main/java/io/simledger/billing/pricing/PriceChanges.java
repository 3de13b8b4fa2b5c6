package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Announces the days that were rated at prices which are no longer in force on them (B11). Runs in
 * the transaction that changes the prices, which keeps those from before in {@code price_before}.
 */
@ApplicationScoped
class PriceChanges {
  private final Sql sql;

  PriceChanges(Sql sql) {
    this.sql = sql;
  }

  void announce() {
    for (Coverage coverage : Coverage.values()) {
      LocalDate day = firstChange(coverage);
      if (day != null) {
        waitForRating();
        makeDue(coverage, day);
      }
    }
  }

  /** Null when every day has the prices from before: they change where one begins or ends. */
  private @Nullable LocalDate firstChange(Coverage coverage) {
    return sql.value(
        """
        SELECT min(e.day)
          FROM (TABLE price
                UNION ALL
                TABLE price_before) p
         CROSS JOIN LATERAL (VALUES (p.from_day), (p.to_day)) AS e (day)
          LEFT JOIN price n
            ON n.item_id = p.item_id
           AND n.coverage = p.coverage
           AND n.status = p.status
           AND n.plan = p.plan
           AND n.from_day <= e.day
           AND n.to_day > e.day
          LEFT JOIN price_before b
            ON b.item_id = p.item_id
           AND b.coverage = p.coverage
           AND b.status = p.status
           AND b.plan = p.plan
           AND b.from_day <= e.day
           AND b.to_day > e.day
         WHERE p.coverage = :coverage
           AND (n.unit_price, n.included, n.rounded_up_to) IS DISTINCT FROM (b.unit_price, b.included, b.rounded_up_to)
        """,
        Map.of("coverage", coverage.number()),
        LocalDate.class);
  }

  /**
   * Whatever was rated at the prices from before is there when this returns; what is rated next
   * waits for this transaction, and reads its prices.
   */
  private void waitForRating() {
    sql.query("SELECT p.next_day FROM rating_progress p FOR UPDATE", Map.of(), row -> row.length);
  }

  /** Of a closed month only late usage is charged again, which stands on the open bill (B10). */
  private void makeDue(Coverage coverage, LocalDate day) {
    sql.update(
        """
        INSERT INTO rating_due (
          account_id,
          day,
          onwards
        )
        SELECT a.account_id,
               r.day,
               true
          FROM account a
          LEFT JOIN open_month o ON o.account_id = a.account_id
         CROSS JOIN LATERAL (
                 SELECT min(r.day) AS day
                   FROM rating_run r
                  WHERE r.account_id = a.account_id
                    AND r.day >= greatest(:day, o.first_open)) r
         WHERE a.coverage = :coverage
           AND r.day IS NOT NULL
        UNION ALL
        SELECT DISTINCT
               u.account_id,
               u.day,
               false
          FROM account a
          JOIN open_month o ON o.account_id = a.account_id
          JOIN usage_day u
            ON u.account_id = a.account_id
           AND u.bill_month = o.first_open
           AND u.day >= :day
           AND u.day < o.first_open
         WHERE a.coverage = :coverage
        """,
        Map.of("coverage", coverage.number(), "day", day));
  }
}
