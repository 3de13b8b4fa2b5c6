package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestMonth;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.coupon.CouponScope;
import io.simledger.billing.coupon.Coupons;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.billing.volumediscount.VolumeDiscountOrder;
import io.simledger.billing.volumediscount.VolumeDiscounts;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** B8, B12, C9: what holds for every bill, on random histories. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RandomBillsTest {
  private static final Logger LOG = Logger.getLogger(RandomBillsTest.class);
  private static final int ROUNDS = 12;
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final List<String> ITEMS =
      List.of(
          "soracomBeamRequestCharge-http",
          "soracomBeamRequestCharge-mqtt",
          "uploadDataCharge-s1.fast-daytime",
          "downloadDataCharge-s1.slow-nighttime",
          "soracomHarvestRequestCharge",
          "planKM1LocationOptionRequestCharge",
          "soracomNapterCharge");

  @Inject TestMonth month;
  @Inject MonthClose close;
  @Inject Bills bills;
  @Inject Coupons coupons;
  @Inject VolumeDiscounts volumeDiscounts;
  @Inject BillingAccounts accounts;

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  @Test
  void theClosedBillIsTheLatestOneAndReconcilesAndStays() {
    long seed = System.nanoTime();
    LOG.infof("seed %d", seed);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String as = "seed %d round %d".formatted(seed, round);
      List<BillingAccount.Key> operators = happens(random);
      for (BillingAccount.Key key : operators) {
        if (accounts.find(key.operatorId(), key.coverage()).isEmpty()) {
          continue;
        }
        month.now("2026-03-31T23:59:00Z");
        BigDecimal latest = bills.latest(key).amountBeforeTax();
        assertThat(latest).as(as).isNotNegative();
        BillingAccount account = accounts.find(key.operatorId(), key.coverage()).orElseThrow();
        assertThat(discountsBeyondTheirTarget(account)).as(as).isEmpty();

        month.now("2026-04-02T00:00:00Z");
        Instant closing = Instant.parse("2026-04-02T00:00:00Z");
        assertThat(close.closeUpTo(account.id(), MARCH, closing, true))
            .as(as)
            .isEqualTo(MonthClose.Outcome.NOTHING_DUE);

        assertThat(sumOfTheFile(account)).as(as).isEqualByComparingTo(latest);
        List<String> closed = month.bytes(account);
        close.closeUpTo(account.id(), MARCH, closing.plusSeconds(1), true);
        assertThat(month.bytes(account)).as(as).isEqualTo(closed);
        assertThat(coupons.list(key))
            .as(as)
            .allSatisfy(coupon -> assertThat(coupon.balance()).isNotNegative());
      }
    }
  }

  /** SIMs that change status and owner, usage in any order, coupons and contracts. */
  private List<BillingAccount.Key> happens(Random random) {
    List<String> operators =
        List.of(TestSim.freshOperator(), TestSim.freshOperator(), TestSim.freshOperator());
    List<BillingAccount.Key> keys =
        operators.stream().map(id -> new BillingAccount.Key(id, Coverage.JP)).toList();
    month.now("2026-03-01T00:00:00Z");
    for (BillingAccount.Key key : keys) {
      if (random.nextBoolean()) {
        CouponScope scope = CouponScope.values()[random.nextInt(CouponScope.values().length)];
        BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(300));
        coupons.register(key, coupons.make(UUID.randomUUID(), key, scope, amount, null).code());
      }
      if (random.nextBoolean()) {
        var order =
            volumeDiscounts.quote(
                UUID.randomUUID(),
                key,
                new VolumeDiscountOrder(
                    "SORACOM_AIR_BASIC_CHARGE_V2",
                    "MONTHLY",
                    12,
                    1 + random.nextInt(3),
                    LocalDate.of(2026, 3, 1 + random.nextInt(20))));
        volumeDiscounts.confirm(key, order.orderId());
      }
    }
    month.now("2026-03-31T23:59:00Z");
    for (int s = 0; s < 1 + random.nextInt(4); s++) {
      TestSim sim = new TestSim();
      int owner = random.nextInt(3);
      List<Integer> hours =
          new ArrayList<>(random.ints(6, 0, 31 * 24 - 2).sorted().boxed().toList());
      month.happens(sim.registered(operators.get(owner), status(random), time(hours.remove(0))));
      while (!hours.isEmpty()) {
        int hour = hours.remove(0);
        if (random.nextInt(3) == 0) {
          int next = (owner + 1 + random.nextInt(2)) % 3;
          month.happens(sim.transferred(operators.get(owner), operators.get(next), time(hour)));
          owner = next;
        } else {
          month.happens(sim.status(status(random), time(hour)));
        }
        if (random.nextBoolean()) {
          month.uses(
              sim,
              ITEMS.get(random.nextInt(ITEMS.size())),
              "" + (1 + random.nextInt(250_000)),
              time(random.nextInt(31 * 24 - 2)));
        }
        if (random.nextInt(4) == 0) {
          bills.latest(keys.get(random.nextInt(3)));
        }
      }
    }
    return keys;
  }

  private List<String> discountsBeyondTheirTarget(BillingAccount account) {
    return month.rows(
        account,
        """
        SELECT CAST(a.charged_day AS text)
          FROM (SELECT charged_item_id,
                       charged_day,
                       charged_unit_price,
                       sum(amount) AS taken
                  FROM discount_allocation
                 WHERE account_id = :account
                 GROUP BY 1, 2, 3) a
          LEFT JOIN (
                SELECT item_id,
                       day,
                       unit_price,
                       sum(amount) AS charged
                  FROM charge_record
                 WHERE account_id = :account
                 GROUP BY 1, 2, 3) c
            ON c.item_id = a.charged_item_id
           AND c.day = a.charged_day
           AND c.unit_price = a.charged_unit_price
         WHERE a.taken > coalesce(c.charged, 0)
        """);
  }

  private BigDecimal sumOfTheFile(BillingAccount account) {
    return new BigDecimal(
        month
            .rows(
                account,
                """
                SELECT CAST(
                         coalesce((SELECT sum(amount) FROM charge_record WHERE account_id = :account AND bill_month = '2026-03-01'), 0)
                       + coalesce((SELECT sum(amount) FROM discount_record WHERE account_id = :account AND month = '2026-03-01'), 0) AS text)
                """)
            .get(0));
  }

  private static SimStatus status(Random random) {
    SimStatus[] held = {
      SimStatus.READY, SimStatus.ACTIVE, SimStatus.INACTIVE, SimStatus.SUSPENDED, SimStatus.STANDBY
    };
    return held[random.nextInt(held.length)];
  }

  private static String time(int hour) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(hour * 3600L).toString();
  }
}
