package io.simledger.e2e;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A hundred charge records for each SIM of an operator in a month before it got them. The month is
 * closed: one that is open would be reconciled with the life of the SIMs every minute, in vain and
 * for seconds.
 */
record ManyCharges(Databases databases, Api.Operator operator, YearMonth month, int count) {
  private static final int DAYS = 25;
  private static final int ITEMS = 4;
  static final int PER_SIM = DAYS * ITEMS;

  /** Stores them as rating would. */
  static ManyCharges make(Databases databases, Api.Operator operator, YearMonth month) {
    databases.update(
        "billing",
        "CREATE TABLE IF NOT EXISTS charge_record_%1$tY_%1$tm PARTITION OF charge_record FOR VALUES FROM ('%1$tF') TO ('%2$tF')"
            .formatted(month.atDay(1), month.plusMonths(1).atDay(1)));
    int count =
        databases.update(
            "billing",
            """
            -- Once, and not again for each SIM and day.
            WITH item AS MATERIALIZED (
              SELECT item_id
              FROM bill_item
              WHERE kind = 'charge'
                AND period = 'daily'
                AND name NOT LIKE '%{%'
              ORDER BY item_id
              LIMIT ?
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
            SELECT
              account.account_id,
              CAST(? AS date),
              CAST(? AS date) + day,
              sim.sim_id,
              item.item_id,
              0.0002,
              sim.sim_id % 1000 + day,
              0.0002 * (sim.sim_id % 1000 + day)
            FROM account
            JOIN sim USING (account_id)
            CROSS JOIN generate_series(1, ?) AS day
            CROSS JOIN item
            WHERE account.operator_id = ?
            ORDER BY 1, 2, 3, 4, 5
            """,
            ITEMS,
            month.atDay(1).toString(),
            month.atDay(1).toString(),
            DAYS,
            operator.id);
    databases.update(
        "billing",
        """
        INSERT INTO bill (
          account_id,
          month,
          state,
          total,
          evaluated_at,
          amount_before_tax,
          tax_rate,
          coupon_amount,
          record_count
        )
        SELECT
          account_id,
          bill_month,
          'closed',
          ceil(sum(amount) * 1.1),
          now(),
          sum(amount),
          0.1,
          0,
          count(*)
        FROM charge_record
        JOIN account USING (account_id)
        WHERE operator_id = ?
          AND bill_month = CAST(? AS date)
        GROUP BY 1, 2
        """,
        operator.id,
        month.atDay(1).toString());
    return new ManyCharges(databases, operator, month, count);
  }

  BigDecimal sum() {
    return new BigDecimal(
        databases
            .rows(
                "billing",
                """
                SELECT sum(amount)
                FROM charge_record
                JOIN account USING (account_id)
                WHERE operator_id = ?
                  AND bill_month = CAST(? AS date)
                """,
                operator.id,
                month.atDay(1).toString())
            .get(0));
  }
}
