package io.simledger.billing.explain;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.bill.Bills;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.bill.RecentBill;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.Catalogue;
import io.simledger.billing.pricing.CatalogueItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sums up one month, or the running month and the three before it, newest first. */
@ApplicationScoped
public class Summaries {
  private static final int MONTHS_BACK = 3;

  /** As many SIMs as the public API shows. */
  private static final int SIMS = 100;

  private final Bills bills;
  private final Catalogue catalogue;
  private final Sql sql;
  private final Retry retry;

  Summaries(Bills bills, Catalogue catalogue, Sql sql, Retry retry) {
    this.bills = bills;
    this.catalogue = catalogue;
    this.sql = sql;
    this.retry = retry;
  }

  /**
   * By item, discounts included.
   *
   * @param month yyyyMM; empty for the recent ones
   */
  public List<MonthSummary<BillItemCost>> byItem(BillingAccount.Key key, String month) {
    return each(key, month, this::items);
  }

  /**
   * By SIM; discounts are granted to accounts and no part of it.
   *
   * @param month yyyyMM; empty for the recent ones
   */
  public List<MonthSummary<SimCost>> bySim(BillingAccount.Key key, String month) {
    return each(key, month, this::sims);
  }

  private <T> List<MonthSummary<T>> each(
      BillingAccount.Key key, String asked, Function<ChargedMonth, List<T>> costs) {
    List<RecentBill> months =
        asked.isEmpty() ? bills.recent(key, MONTHS_BACK) : List.of(bills.of(key, asked));
    return retry.inTransaction(
        () ->
            months.stream()
                .map(month -> new MonthSummary<>(month.bill(), costs.apply(month.month())))
                .toList());
  }

  private List<BillItemCost> items(ChargedMonth month) {
    return sql.query(
        """
        SELECT i.name,
               i.catalogue_id,
               s.amount
          FROM (SELECT item_id,
                       sum(amount) AS amount
                  FROM charge_record
                 WHERE account_id = :account
                   AND bill_month = :month
                 GROUP BY item_id
                 UNION ALL
                SELECT item_id,
                       sum(amount) AS amount
                  FROM discount_record
                 WHERE account_id = :account
                   AND month = :month
                 GROUP BY item_id) s
          JOIN bill_item i ON i.item_id = s.item_id
         ORDER BY s.amount DESC, i.name
        """,
        Map.of("account", month.accountId(), "month", month.firstDay()),
        row -> {
          CatalogueItem definition = catalogue.item(((Number) row[1]).intValue());
          return new BillItemCost(
              (String) row[0], definition.category(), definition.label(), (BigDecimal) row[2]);
        });
  }

  private List<SimCost> sims(ChargedMonth month) {
    return sql.query(
        """
        SELECT r.external_id,
               a.sim_external_id,
               a.name,
               s.amount
          FROM (SELECT c.resource_id,
                       sum(c.amount) AS amount
                  FROM charge_record c
                 WHERE c.account_id = :account
                   AND c.bill_month = :month
                 GROUP BY c.resource_id) s
          JOIN resource r
            ON r.account_id = :account
           AND r.resource_id = s.resource_id
           AND r.kind = 1
          LEFT JOIN sim_attribute a
            ON a.account_id = r.account_id
           AND a.sim_id = r.resource_id
         ORDER BY s.amount DESC, s.resource_id
         LIMIT :limit
        """,
        Map.of("account", month.accountId(), "month", month.firstDay(), "limit", SIMS),
        row -> new SimCost((String) row[0], (String) row[1], (String) row[2], (BigDecimal) row[3]));
  }
}
