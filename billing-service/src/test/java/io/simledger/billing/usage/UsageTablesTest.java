package io.simledger.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestLedger;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.UsageRecord;
import io.simledger.billing.platform.MonthPartitions;
import io.simledger.billing.platform.Sql;
import io.simledger.billing.pricing.Items;
import io.simledger.billing.timeline.OwnershipFollower;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Booking usage costs what its own accounts have, however many bills others have. Nothing of a test
 * stays.
 */
@QuarkusTest
@TestTransaction
@QuarkusTestResource(TestParts.class)
class UsageTablesTest {
  private static final String BEAM = "soracomBeamRequestCharge-mqtt";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Inject UsageTables tables;
  @Inject UsageMoves moves;
  @Inject TestLedger ledger;
  @Inject Items items;
  @Inject MonthPartitions partitions;
  @Inject Sql sql;

  private BillingAccount account;
  private short item;

  @BeforeEach
  void prepare() {
    account = ledger.newAccount(Coverage.JP);
    item = items.named(List.of(BEAM)).get(BEAM).id();
    partitions.ensure(List.of(YearMonth.from(DAY)));
  }

  @Test
  void aRecordIsBookedWithoutReadingTheBillsOfOthers() {
    assertThat(billsReadBy(() -> tables.bookSmall(bookings(1)))).isLessThan(100);
  }

  @Test
  void aLargeBatchIsBookedWithoutReadingTheBillsOfOthers() {
    assertThat(billsReadBy(() -> tables.bookLarge(bookings(10_000)))).isLessThan(100);
  }

  @Test
  void usageMovesWithoutReadingTheBillsOfOthers() {
    BillingAccount destination = ledger.newAccount(Coverage.JP);
    assertThat(
            billsReadBy(
                () -> {
                  tables.bookSmall(bookings(1));
                  moves.transferred(
                      List.of(
                          new OwnershipFollower.Transfer(1, account.id(), destination.id(), DAY)));
                  assertThat(ownerOfTheUsage()).isEqualTo(destination.id());
                }))
        .isLessThan(100);
  }

  @Test
  void usageFindsItsSimWithoutReadingTheBillsOfOthers() {
    TestSim sim = new TestSim();
    assertThat(
            billsReadBy(
                () -> {
                  tables.bookSmall(List.of(new Booking(record(sim.imsiText()), null, 0, item)));
                  moves.registered(
                      List.of(
                          new OwnershipFollower.Registration(sim.imsi(), 1, account.id(), DAY)));
                  assertThat(ownerOfTheUsage()).isEqualTo(account.id());
                }))
        .isLessThan(100);
  }

  /** A row that adds up stays on its page, so that the index has nothing to do with it. */
  @Test
  void usageOfADayAddsUpWithoutTouchingTheIndex() {
    tables.bookLarge(bookings(10_000));
    tables.bookLarge(bookings(10_000));

    assertThat(
            sql.value(
                """
                SELECT CAST(sum(n_tup_hot_upd) AS bigint)
                  FROM pg_stat_xact_user_tables
                 WHERE relname = 'usage_day_2026_03'
                """,
                Map.of(),
                Long.class))
        .isGreaterThan(9_000);
  }

  /** Rows of bills that the work reads beside ten thousand of others. */
  private long billsReadBy(Runnable work) {
    billOthers();
    long before = billsRead();
    work.run();
    return billsRead() - before;
  }

  private void billOthers() {
    sql.update(
        """
        WITH other AS (
          INSERT INTO account (operator_id, coverage, currency)
          SELECT 'OP' || CAST(9999990000 + n AS text), 1, 'JPY'
            FROM generate_series(1, 1000) AS n
          RETURNING account_id
        )
        INSERT INTO bill (account_id, month, state, total, evaluated_at, amount_before_tax, tax_rate, coupon_amount, record_count)
        SELECT o.account_id, CAST(m.month AS date), 'closed', 0, now(), 0, 0, 0, 0
          FROM other o
         CROSS JOIN generate_series(TIMESTAMP '2025-05-01', TIMESTAMP '2026-02-01', INTERVAL '1 month') AS m (month)
        """,
        Map.of());
    sql.update("ANALYZE account, bill", Map.of());
  }

  private long billsRead() {
    return sql.value(
        """
        SELECT CAST(seq_tup_read + idx_tup_fetch AS bigint)
          FROM pg_stat_xact_user_tables
         WHERE relname = 'bill'
        """,
        Map.of(),
        Long.class);
  }

  private int ownerOfTheUsage() {
    return sql.value(
        """
        SELECT account_id
          FROM usage_day
         WHERE account_id >= :account
           AND bill_month = :month
        """,
        Map.of("account", account.id(), "month", DAY.withDayOfMonth(1)),
        Integer.class);
  }

  private List<Booking> bookings(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(sim -> new Booking(record("%015d".formatted(sim)), account.id(), sim, item))
        .toList();
  }

  private UsageRecord record(String imsi) {
    UUID id = UUID.randomUUID();
    return new UsageRecord(
        id,
        id.getMostSignificantBits(),
        UsageRecord.KIND_SIM,
        imsi,
        BEAM,
        Instant.parse("2026-03-02T10:00:00Z"),
        BigDecimal.ONE,
        null);
  }
}
