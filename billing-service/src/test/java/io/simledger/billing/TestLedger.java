package io.simledger.billing;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.BillTotal;
import io.simledger.billing.pricing.Items;
import io.simledger.usage.v1.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes charges and what belongs to them straight into the tables, for tests that read bills. */
@ApplicationScoped
public class TestLedger {
  private final Sql sql;
  private final BillingAccounts accounts;
  private final Items items;
  private final MonthPartitions partitions;

  TestLedger(Sql sql, BillingAccounts accounts, Items items, MonthPartitions partitions) {
    this.sql = sql;
    this.accounts = accounts;
    this.items = items;
    this.partitions = partitions;
  }

  /** A month as requests and files name it. */
  public static String yearMonth(YearMonth month) {
    return "%04d%02d".formatted(month.getYear(), month.getMonthValue());
  }

  @Transactional
  public BillingAccount newAccount(Coverage coverage) {
    BillingAccount.Key key = new BillingAccount.Key(TestSim.freshOperator(), coverage);
    return accounts.ensure(List.of(key)).byKey().get(key);
  }

  /** A resource of the account, registered after all before it; returns its id. */
  @Transactional
  public long resource(BillingAccount account, ResourceType type, String externalId) {
    return sql.value(
        """
        INSERT INTO resource (
          account_id,
          resource_id,
          kind,
          external_id
        )
        VALUES (:account, nextval('resource_id'), :kind, :externalId)
        RETURNING resource_id
        """,
        Map.of("account", account.id(), "kind", type.getNumber(), "externalId", externalId),
        Long.class);
  }

  /** What is known of a SIM that the account owns now. */
  @Transactional
  public void attributes(
      BillingAccount account,
      long resource,
      String name,
      String simId,
      String tags,
      String groupId) {
    sql.update(
        """
        INSERT INTO sim_attribute (
          account_id,
          sim_id,
          name,
          sim_external_id,
          tags,
          group_id
        )
        VALUES (:account, :sim, NULLIF(:name, ''), :simId, CAST(:tags AS jsonb), CAST(NULLIF(:group, '') AS uuid))
        """,
        Map.of(
            "account", account.id(),
            "sim", resource,
            "name", name,
            "simId", simId,
            "tags", tags,
            "group", groupId));
  }

  @Transactional
  public String group(String operatorId, String name, String tags) {
    UUID groupId = UUID.randomUUID();
    sql.update(
        """
        INSERT INTO sim_group (
          group_id,
          subject_id,
          operator_id,
          name,
          tags,
          last_sequence
        )
        VALUES (:group, nextval('resource_id'), :operator, NULLIF(:name, ''), CAST(:tags AS jsonb), 1)
        """,
        Map.of("group", groupId, "operator", operatorId, "name", name, "tags", tags));
    return groupId.toString();
  }

  /** A charge on the bill of its own month. */
  @Transactional
  public void charge(
      BillingAccount account,
      LocalDate day,
      long resource,
      String item,
      String unitPrice,
      String quantity) {
    charge(account, YearMonth.from(day), day, resource, item, unitPrice, quantity);
  }

  /** A charge that may stand on the bill of a later month (B10). */
  @Transactional
  public void charge(
      BillingAccount account,
      YearMonth bill,
      LocalDate day,
      long resource,
      String item,
      String unitPrice,
      String quantity) {
    partitions.ensure(List.of(bill));
    sql.update(
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
        VALUES (:account, :month, :day, :resource, :item, :unitPrice, :quantity, :unitPrice * :quantity)
        """,
        Map.of(
            "account",
            account.id(),
            "month",
            bill.atDay(1),
            "day",
            day,
            "resource",
            resource,
            "item",
            itemId(item),
            "unitPrice",
            new BigDecimal(unitPrice),
            "quantity",
            new BigDecimal(quantity)));
  }

  /** One active day of each of many new SIMs, for every day of the month. */
  @Transactional
  public void chargeEveryDay(BillingAccount account, YearMonth month, int sims) {
    partitions.ensure(List.of(month));
    String group = group(account.operatorId(), "グループ 1", "{\"area\": \"東京\"}");
    sql.update(
        """
        INSERT INTO resource (account_id, resource_id, kind, external_id)
        SELECT :account, nextval('resource_id'), 1, CAST(440100000000000 + n AS text)
        FROM generate_series(1, :sims) AS n
        """,
        Map.of("account", account.id(), "sims", sims));
    sql.update(
        """
        INSERT INTO sim_attribute (account_id, sim_id, name, sim_external_id, tags, group_id)
        SELECT
          account_id,
          resource_id,
          'SIM ' || external_id,
          '8981100' || substr(external_id, 4),
          jsonb_build_object('site', 'site ' || resource_id % 100, 'owner', 'a, b'),
          CAST(:group AS uuid)
        FROM resource
        WHERE account_id = :account
        """,
        Map.of("account", account.id(), "group", group));
    sql.update(
        """
        INSERT INTO charge_record
        SELECT
          r.account_id,
          :month,
          CAST(d AS date),
          r.resource_id,
          :item,
          10,
          1,
          10
        FROM generate_series(CAST(:month AS timestamp), CAST(:last AS timestamp), INTERVAL '1 day') AS d
        CROSS JOIN resource r
        WHERE r.account_id = :account
        ORDER BY
          d,
          r.resource_id
        """,
        Map.of(
            "account", account.id(),
            "month", month.atDay(1),
            "last", month.atEndOfMonth(),
            "item", itemId("basicCharge-active")));
  }

  /** Writes the bill of a month; a closed one with what stands on it by now. */
  @Transactional
  public void bill(BillingAccount account, YearMonth month, String state) {
    BigDecimal sum =
        sql.value(
            """
            SELECT coalesce(
                     (SELECT sum(amount) FROM charge_record WHERE account_id = :account AND bill_month = :month), 0)
                 + coalesce(
                     (SELECT sum(amount) FROM discount_record WHERE account_id = :account AND month = :month), 0)
            """,
            Map.of("account", account.id(), "month", month.atDay(1)),
            BigDecimal.class);
    BigDecimal rate = new BigDecimal(account.coverage() == Coverage.JP ? "0.10" : "0");
    sql.update(
        """
        INSERT INTO bill (
          account_id,
          month,
          state,
          evaluated_at,
          total,
          amount_before_tax,
          tax_rate,
          coupon_amount,
          record_count
        )
        VALUES (:account, :month, :state, TIMESTAMPTZ '2026-01-02 03:04:05Z', :total, :sum, :rate, 0, 1)
        ON CONFLICT (account_id, month) DO UPDATE
           SET state             = EXCLUDED.state,
               total             = EXCLUDED.total,
               amount_before_tax = EXCLUDED.amount_before_tax,
               tax_rate          = EXCLUDED.tax_rate,
               coupon_amount     = EXCLUDED.coupon_amount,
               record_count      = EXCLUDED.record_count
         WHERE bill.state = 'temporary'
        """,
        Map.of(
            "account",
            account.id(),
            "month",
            month.atDay(1),
            "state",
            state,
            "sum",
            sum,
            "rate",
            rate,
            "total",
            BillTotal.withTax(sum, rate, account.coverage())));
  }

  /** A discount on a bill that is not closed yet. */
  @Transactional
  public void discount(
      BillingAccount account, YearMonth month, String item, String unitPrice, String quantity) {
    sql.update(
        """
        INSERT INTO bill (
          account_id,
          month,
          state,
          evaluated_at
        )
        VALUES (:account, :month, 'temporary', TIMESTAMPTZ '2026-01-02 03:04:05Z')
        ON CONFLICT DO NOTHING
        """,
        Map.of("account", account.id(), "month", month.atDay(1)));
    sql.update(
        """
        INSERT INTO discount_record (
          account_id,
          month,
          item_id,
          origin,
          target_item_id,
          unit_price,
          quantity,
          amount
        )
        VALUES (:account, :month, :item, 'test', 0, :unitPrice, :quantity, :unitPrice * :quantity)
        """,
        Map.of(
            "account", account.id(),
            "month", month.atDay(1),
            "item", itemId(item),
            "unitPrice", new BigDecimal(unitPrice),
            "quantity", new BigDecimal(quantity)));
  }

  private short itemId(String name) {
    return items.named(List.of(name)).get(name).id();
  }
}
