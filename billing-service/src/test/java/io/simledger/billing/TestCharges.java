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
    return accounts.find(operatorId, Coverage.JP).orElseThrow().id();
  }

  /** Charge records as {@code day imsi item price x quantity = amount}, by day, resource, item. */
  public List<String> of(String operatorId) {
    return rows(
        """
        SELECT to_char(c.day, 'YYYYMMDD') || ' ' || coalesce(r.external_id, '-') || ' ' || i.name || ' '
               || trim_scale(c.unit_price) || ' x ' || trim_scale(c.quantity) || ' = ' || trim_scale(c.amount)
          FROM charge_record c
          JOIN bill_item i ON i.item_id = c.item_id
          LEFT JOIN resource r
            ON r.account_id = c.account_id
           AND r.resource_id = c.resource_id
         WHERE c.account_id = :account
         ORDER BY c.bill_month, c.day, c.resource_id, c.item_id
        """,
        operatorId);
  }

  /** The first column of a query with the bind {@code :account}. */
  public List<String> rows(String query, String operatorId) {
    int account = account(operatorId);
    return retry.inTransaction(
        () -> sql.query(query, Map.of("account", account), row -> (String) row[0]));
  }

  /** Runs a statement with the bind {@code :account}. */
  public void change(String statement, String operatorId) {
    int account = account(operatorId);
    retry.inTransaction(() -> sql.update(statement, Map.of("account", account)));
  }
}
