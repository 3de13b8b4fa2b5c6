package io.simledger.billing;

import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads what stands in the tables, for assertions. */
@ApplicationScoped
public class TestCharges {
  private final Sql sql;
  private final Retry retry;
  private final BillingAccounts accounts;

  TestCharges(Sql sql, Retry retry, BillingAccounts accounts) {
    this.sql = sql;
    this.retry = retry;
    this.accounts = accounts;
  }

  /** Number of the operator's account in Japan coverage. */
  public int account(String operatorId) {
    return account(operatorId, Coverage.JP);
  }

  public int account(String operatorId, Coverage coverage) {
    return accounts.find(operatorId, coverage).orElseThrow().id();
  }

  /** Charge records of Japan coverage, see {@link #of(String, Coverage)}. */
  public List<String> of(String operatorId) {
    return of(operatorId, Coverage.JP);
  }

  /**
   * Charge records as {@code date resource item price x quantity = amount}, by day, resource, item;
   * the date of a monthly item is its month.
   */
  public List<String> of(String operatorId, Coverage coverage) {
    return rows(
        """
        SELECT to_char(c.day, CASE i.period WHEN 'monthly' THEN 'YYYYMM' ELSE 'YYYYMMDD' END) || ' ' || coalesce(r.external_id, '-') || ' ' || i.name || ' '
               || trim_scale(c.unit_price) || ' x ' || trim_scale(c.quantity) || ' = ' || trim_scale(c.amount)
          FROM charge_record c
          JOIN bill_item i ON i.item_id = c.item_id
          LEFT JOIN resource r
            ON r.account_id = c.account_id
           AND r.resource_id = c.resource_id
         WHERE c.account_id = :account
         ORDER BY c.bill_month, c.day, c.resource_id, c.item_id
        """,
        operatorId,
        coverage);
  }

  /** The first column of a query with the bind {@code :account}. */
  public List<String> rows(String query, String operatorId) {
    return rows(query, operatorId, Coverage.JP);
  }

  private List<String> rows(String query, String operatorId, Coverage coverage) {
    int account = account(operatorId, coverage);
    return retry.inTransaction(
        () -> sql.query(query, Map.of("account", account), row -> (String) row[0]));
  }

  /** A month of the account is closed, whatever it came to. */
  public void close(String operatorId, Coverage coverage, String month) {
    accounts
        .find(operatorId, coverage)
        .ifPresent(
            account ->
                retry.inTransaction(
                    () ->
                        sql.update(
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
                            VALUES (:account, CAST(:month AS date), 'closed', 0, TIMESTAMPTZ '2026-02-02 00:00:00Z', 0, 0, 0, 0)
                            """,
                            Map.of("account", account.id(), "month", month))));
  }

  /** Runs a statement with the bind {@code :account}. */
  public void change(String statement, String operatorId) {
    int account = account(operatorId);
    retry.inTransaction(() -> sql.update(statement, Map.of("account", account)));
  }
}
