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
import io.simledger.billing.intake.SimEvent;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C9: what the life of a SIM is charged for by the month, the change and the year adds up, too. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RecomputedLifeTest {
  @Inject TestMonth month;
  @Inject Bills bills;
  @Inject BillingAccounts accounts;

  private final BillingAccount.Key key =
      new BillingAccount.Key(TestSim.freshOperator(), Coverage.JP);
  private final TestSim monthly = new TestSim();
  private final TestSim suspended = new TestSim();
  private final TestSim renewed = new TestSim();

  /** A fee by the month with a full year in ready, and a suspension that was paid twice. */
  @BeforeEach
  void live() {
    month.now("2026-03-31T12:00:00Z");
    month.happens(registered(monthly, "plan-KM1", SimStatus.READY, "2026-02-01T10:00:00Z"));
    month.happens(monthly.status(SimStatus.ACTIVE, "2026-03-05T10:00:00Z"));
    month.happens(registered(renewed, "plan-KM1", SimStatus.READY, "2025-03-10T10:00:00Z"));
    month.happens(registered(suspended, "plan-D", SimStatus.ACTIVE, "2026-03-01T10:00:00Z"));
    month.happens(suspended.status(SimStatus.SUSPENDED, "2026-03-02T10:00:00Z"));
    month.happens(suspended.status(SimStatus.ACTIVE, "2026-03-03T10:00:00Z"));
    month.happens(suspended.status(SimStatus.SUSPENDED, "2026-03-03T11:00:00Z"));
    bills.get(key, "202603");
  }

  @AfterEach
  void end() {
    month.backToTheMachinesTime();
  }

  @Test
  void allOfItComesToTheSame() {
    assertThat(
            month.rows(
                account(),
                """
                SELECT DISTINCT i.name
                  FROM charge_record c
                  JOIN bill_item i USING (item_id)
                 WHERE c.account_id = :account
                   AND i.source = 'timeline'
                   AND c.bill_month = '2026-03-01'
                   AND i.name NOT LIKE 'basicCharge-%'
                 ORDER BY 1
                """))
        .containsExactly(
            "basicMonthlyChargeForPlanKM1",
            "contractRenewalChargeForPlanKM1",
            "subscriberActivationChargeForPlanKM1",
            "subscriberSuspensionCharge");
    assertThat(bills.reconciliation(key, "202603").firstDifference()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "basicMonthlyChargeForPlanKM1, 2026-03-01",
    "contractRenewalChargeForPlanKM1, 2026-03-10",
    "subscriberActivationChargeForPlanKM1, 2026-03-05",
    "subscriberSuspensionCharge, 2026-03-02"
  })
  void whatIsMissingIsFound(String item, String day) {
    month.change(
        account(),
        """
        DELETE FROM charge_record
         WHERE account_id = :account
           AND day = '%s'
           AND item_id = (SELECT item_id FROM bill_item WHERE name = '%s')
        """
            .formatted(day, item));

    Difference first = bills.reconciliation(key, "202603").firstDifference();
    assertThat(first.billItemName()).isEqualTo(item);
    assertThat(first.day()).isEqualTo(day);
    assertThat(first.expected()).isPositive();
    assertThat(first.actual()).isNull();
  }

  @Test
  void whatNobodyOwesIsFound() {
    month.change(
        account(),
        """
        INSERT INTO charge_record
        SELECT account_id, bill_month, DATE '2026-03-20', resource_id, item_id, unit_price, quantity, amount
          FROM charge_record
         WHERE account_id = :account
           AND item_id = (SELECT item_id FROM bill_item WHERE name = 'contractRenewalChargeForPlanKM1')
        """);

    Difference first = bills.reconciliation(key, "202603").firstDifference();
    assertThat(first.billItemName()).isEqualTo("contractRenewalChargeForPlanKM1");
    assertThat(first.expected()).isNull();
    assertThat(first.actual()).isPositive();
  }

  private BillingAccount account() {
    return accounts.find(key.operatorId(), key.coverage()).orElseThrow();
  }

  private SimEvent registered(TestSim sim, String plan, SimStatus status, String time) {
    return sim.registered(key.operatorId(), Coverage.JP, plan, status, Instant.parse(time));
  }
}
