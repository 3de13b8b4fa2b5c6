package io.simledger.billing;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.intake.UsageSink;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.platform.ServiceClock;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens in a month of a test, told through the real ways in, at a time of the test. */
@ApplicationScoped
public class TestMonth {
  private final EventSink events;
  private final UsageSink usage;
  private final ServiceClock clock;
  private final Sql sql;
  private final Retry retry;

  TestMonth(EventSink events, UsageSink usage, ServiceClock clock, Sql sql, Retry retry) {
    this.events = events;
    this.usage = usage;
    this.clock = clock;
    this.sql = sql;
    this.retry = retry;
  }

  /** Sets the clock of the service; {@link #backToTheMachinesTime} comes after. */
  public void now(String time) {
    clock.runAheadBy(clock.aheadBy().plus(Duration.between(clock.instant(), Instant.parse(time))));
  }

  public void backToTheMachinesTime() {
    clock.runAheadBy(Duration.ZERO);
  }

  public void happens(SimEvent... happened) {
    events.apply(TestSim.batch(happened));
  }

  /** Usage of a SIM; the id of its record. */
  public UUID uses(TestSim sim, String item, String quantity, String time) {
    UUID id = UUID.randomUUID();
    usage.add(
        List.of(
            new UsageRecord(
                id,
                id.getMostSignificantBits(),
                UsageRecord.KIND_SIM,
                sim.imsiText(),
                item,
                Instant.parse(time),
                new BigDecimal(quantity),
                null)));
    return id;
  }

  /** Usage of the account itself. */
  public void usesAsAccount(
      String operatorId, Coverage coverage, String item, String quantity, String time) {
    UUID id = UUID.randomUUID();
    usage.add(
        List.of(
            new UsageRecord(
                id,
                id.getMostSignificantBits(),
                UsageRecord.KIND_ACCOUNT,
                "",
                item,
                Instant.parse(time),
                new BigDecimal(quantity),
                new BillingAccount.Key(operatorId, coverage))));
  }

  /** The first column of a query with the bind {@code :account}. */
  public List<String> rows(BillingAccount account, String query) {
    return retry.inTransaction(
        () -> sql.query(query, Map.of("account", account.id()), row -> (String) row[0]));
  }

  /** Runs a statement with the bind {@code :account}; how many rows it changed. */
  public int change(BillingAccount account, String statement) {
    return retry.inTransaction(() -> sql.update(statement, Map.of("account", account.id())));
  }

  /** Returns when a transaction waits for the lock of a table that the one of the test has. */
  public void awaitSomebodyWaitingFor(String table) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!Boolean.TRUE.equals(
        sql.value(
            """
            SELECT EXISTS (
              SELECT 1
                FROM pg_locks l
               WHERE l.relation = CAST(:table AS regclass)
                 AND NOT l.granted)
            """,
            Map.of("table", table),
            Boolean.class))) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Nobody waits for " + table);
      }
    }
  }

  /** Discounts as {@code month item origin target price x quantity = amount}. */
  public List<String> discounts(BillingAccount account) {
    return rows(
        account,
        """
        SELECT to_char(d.month, 'YYYYMM') || ' ' || i.name || ' ' || coalesce(t.name, '-') || ' '
               || trim_scale(d.unit_price) || ' x ' || trim_scale(d.quantity) || ' = ' || trim_scale(d.amount)
          FROM discount_record d
          JOIN bill_item i ON i.item_id = d.item_id
          LEFT JOIN bill_item t ON t.item_id = d.target_item_id
         WHERE d.account_id = :account
         ORDER BY d.month, d.item_id, d.origin, d.target_item_id, d.unit_price
        """);
  }

  /** Everything that stands on the bills of an account, byte for byte. */
  public List<String> bytes(BillingAccount account) {
    return rows(
        account,
        """
        SELECT CAST(row_to_json(x) AS text)
          FROM (SELECT 'charge' AS kind, c.bill_month AS month, CAST(row_to_json(c) AS text) AS line
                  FROM charge_record c
                 WHERE c.account_id = :account
                 UNION ALL
                SELECT 'discount', d.month, CAST(row_to_json(d) AS text)
                  FROM discount_record d
                 WHERE d.account_id = :account
                 UNION ALL
                SELECT 'allocation', a.month, CAST(row_to_json(a) AS text)
                  FROM discount_allocation a
                 WHERE a.account_id = :account
                 UNION ALL
                SELECT 'bill', b.month, CAST(row_to_json(b) AS text)
                  FROM bill b
                 WHERE b.account_id = :account) x
         ORDER BY 1
        """);
  }
}
