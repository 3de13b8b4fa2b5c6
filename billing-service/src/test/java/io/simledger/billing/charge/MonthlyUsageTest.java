package io.simledger.billing.charge;

import static io.simledger.billing.TestSim.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestCharges;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestRating;
import io.simledger.billing.TestSim;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.intake.EventSink;
import io.simledger.billing.pricing.SimStatus;
import io.simledger.usage.v1.ResourceType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B1, B3, B10, B11, B12: usage of items that are charged by the month. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthlyUsageTest {
  private static final String NAPTER = "soracomNapterCharge";
  private static final String CR7 = "soraCamLicenseCharge-continuousRecording7Days-CR7-SC";
  private static final String DAY_2 = "2026-01-02T00:00:00Z";
  private static final String LOCATION = "planKM1LocationOptionRequestCharge";

  @Inject EventSink events;
  @Inject TestRating rating;
  @Inject TestCharges charges;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  /** In standby, so that nothing else is charged. */
  @BeforeEach
  void register() {
    events.apply(batch(sim.registered(source, SimStatus.STANDBY, "2026-01-01T00:00:00Z")));
  }

  @Test
  void aMonthIsOneRecordForEachItem() {
    rating.use(sim, NAPTER, "1", "2026-01-03T10:00:00Z");
    rating.use(sim, NAPTER, "2", "2026-01-31T23:59:59.999999Z");
    rating.use(sim, NAPTER, "4", "2026-02-01T00:00:00Z");
    rating.use(sim, "soracomNapterAuditLogCharge", "1", "2026-02-02T00:00:00Z");
    assertThat(rating.rated(source, "2026-02-03T00:00:00Z"))
        .containsExactly(
            "202601 soracomNapterCharge 300 x 3 = 900",
            "202602 soracomNapterCharge 300 x 4 = 1200",
            "202602 soracomNapterAuditLogCharge 1000 x 1 = 1000");
  }

  @Test
  void eachResourceHasItsOwnRecord() {
    rating.use(source, ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID, "cam-1", CR7, "1", DAY_2);
    rating.use(source, ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID, "cam-2", CR7, "1", DAY_2);
    rating.use(
        source,
        ResourceType.RESOURCE_TYPE_ACCOUNT,
        "",
        "soracomLagoonMonthlyCharge-Pro",
        "1",
        DAY_2);
    assertThat(rating.rated(source, "2026-01-03T00:00:00Z"))
        .containsExactly(
            "202601 - soracomLagoonMonthlyCharge-Pro 4980 x 1 = 4980",
            "202601 cam-1 " + CR7 + " 990 x 1 = 990",
            "202601 cam-2 " + CR7 + " 990 x 1 = 990");
  }

  /** The record stands on the first day, which is rated again without it. */
  @Test
  void aDayThatIsRatedAgainLeavesTheMonthAsItIs() {
    rating.use(sim, NAPTER, "1", "2026-01-03T10:00:00Z");
    rating.rated(source, "2026-01-05T00:00:00Z");
    rating.use(sim, "soracomBeamRequestCharge-mqtt", "10", "2026-01-01T05:00:00Z");
    assertThat(rating.rated(source, "2026-01-05T00:00:00Z"))
        .containsExactlyInAnyOrder(
            "202601 soracomNapterCharge 300 x 1 = 300",
            "20260101 soracomBeamRequestCharge-mqtt 0.0009 x 10 = 0.009");
  }

  /** B12. */
  @Test
  void theRunningMonthIsChargedAsItStands() {
    rating.use(sim, NAPTER, "1", "2026-01-03T10:00:00Z");
    assertThat(rating.rated(source, "2026-01-03T11:00:00Z"))
        .containsExactly("202601 soracomNapterCharge 300 x 1 = 300");
    rating.use(sim, NAPTER, "1", "2026-01-03T12:00:00Z");
    rating.use(sim, NAPTER, "1", "2026-01-20T12:00:00Z");
    assertThat(rating.rated(source, "2026-01-10T00:00:00Z"))
        .containsExactly("202601 soracomNapterCharge 300 x 2 = 600");
    assertThat(rating.rated(source, "2026-01-31T23:00:00Z"))
        .containsExactly("202601 soracomNapterCharge 300 x 3 = 900")
        .isEqualTo(rating.rated(source, "2026-02-01T00:00:00Z"));
  }

  /** T14: usage of a SIM is charged to the one who pays its day. */
  @Test
  void aTransferDividesTheMonth() {
    rating.use(sim, NAPTER, "1", "2026-01-09T23:00:00Z");
    rating.use(sim, NAPTER, "2", "2026-01-10T01:00:00Z");
    rating.use(sim, "soracomNapterAuditLogCharge", "1", "2026-01-10T01:00:00Z");
    assertThat(rating.rated(source, "2026-01-10T10:00:00Z"))
        .containsExactly(
            "202601 soracomNapterCharge 300 x 3 = 900",
            "202601 soracomNapterAuditLogCharge 1000 x 1 = 1000");
    events.apply(batch(sim.transferred(source, destination, "2026-01-10T12:00:00Z")));
    rating.use(sim, NAPTER, "4", "2026-01-09T22:00:00Z");
    assertThat(rating.rated(source, "2026-01-10T13:00:00Z"))
        .containsExactly("202601 soracomNapterCharge 300 x 5 = 1500");
    assertThat(rating.rated(destination, "2026-01-10T13:00:00Z"))
        .containsExactly(
            "202601 soracomNapterCharge 300 x 2 = 600",
            "202601 soracomNapterAuditLogCharge 1000 x 1 = 1000",
            "20260110 basicCharge-ready 5 x 1 = 5");
  }

  @Test
  void theIncludedQuantityOfTheMonthCostsNothing() {
    rating.use(sim, LOCATION, "700", "2026-01-03T10:00:00Z");
    assertThat(rating.rated(source, "2026-01-03T11:00:00Z")).isEmpty();
    rating.use(sim, LOCATION, "50", "2026-01-04T10:00:00Z");
    assertThat(rating.rated(source, "2026-01-04T11:00:00Z")).isEmpty();
    rating.use(sim, LOCATION, "1", "2026-01-05T10:00:00Z");
    assertThat(rating.rated(source, "2026-01-05T11:00:00Z"))
        .containsExactly("202601 planKM1LocationOptionRequestCharge 0.15 x 1 = 0.15");
  }

  @Test
  void theIncludedQuantityIsThatOfEachResource() {
    exported("cam-1", "72");
    exported("cam-2", "72.5");
    assertThat(rating.rated(source, "2026-01-03T00:00:00Z"))
        .containsExactly("202601 cam-2 soraCamDataExportCharge 10 x 0.5 = 5");
  }

  private void exported(String camera, String hours) {
    rating.use(
        source,
        ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID,
        camera,
        "soraCamDataExportCharge",
        hours,
        DAY_2);
  }

  /** B10: with the month of its usage, on the bill that is open. */
  @Test
  void usageOfAClosedMonthStandsOnTheOpenBill() {
    rating.use(sim, NAPTER, "1", "2026-01-03T10:00:00Z");
    rating.use(sim, LOCATION, "700", "2026-01-03T10:00:00Z");
    rating.rated(source, "2026-02-01T00:00:00Z");
    charges.close(source, Coverage.JP, "2026-01-01");
    rating.use(sim, NAPTER, "2", "2026-01-03T11:00:00Z");
    rating.use(sim, LOCATION, "60", "2026-01-20T11:00:00Z");
    rating.use(sim, NAPTER, "4", "2026-02-01T11:00:00Z");
    assertThat(rating.rated(source, "2026-02-02T00:00:00Z"))
        .containsExactly(
            "202601 soracomNapterCharge 300 x 1 = 300",
            "202601 planKM1LocationOptionRequestCharge 0.15 x 10 = 1.5",
            "202601 soracomNapterCharge 300 x 2 = 600",
            "202602 soracomNapterCharge 300 x 4 = 1200");
    assertThat(
            charges.rows(
                "SELECT bill_month || ' ' || day FROM charge_record WHERE account_id = :account ORDER BY bill_month, day, item_id",
                source))
        .containsExactly(
            "2026-01-01 2026-01-01",
            "2026-02-01 2026-01-01",
            "2026-02-01 2026-01-01",
            "2026-02-01 2026-02-01");
  }

  /** B11: the price in force on the day that the record stands on. */
  @Test
  void aPriceThatChangesWithinTheMonthIsThatOfItsFirstDay() {
    String pack = "soracomLagoonLicensePackCharge-" + UUID.randomUUID().toString().substring(0, 8);
    rating.use(source, ResourceType.RESOURCE_TYPE_ACCOUNT, "", pack, "1", "2026-01-31T00:00:00Z");
    rating.use(source, ResourceType.RESOURCE_TYPE_ACCOUNT, "", pack, "1", "2026-02-03T00:00:00Z");
    charges.change(
        """
        WITH ended AS (
          UPDATE price p
             SET to_day = '2026-01-15'
            FROM bill_item i
           WHERE p.item_id = i.item_id
             AND i.name = '%s'
             AND :account > 0
          RETURNING p.item_id,
                    p.coverage
        )
        INSERT INTO price
        SELECT e.item_id,
               e.coverage,
               0,
               0,
               '2026-01-15',
               'infinity',
               2000
          FROM ended e
        """
            .formatted(pack),
        source);
    assertThat(rating.rated(source, "2026-02-04T00:00:00Z"))
        .containsExactly(
            "202601 - " + pack + " 1980 x 1 = 1980", "202602 - " + pack + " 2000 x 1 = 2000");
  }

  /** Usage can still move away with its SIM while its day is not rated. */
  @Test
  void whatIsKnownOfADayIsChargedWhenTheDayIsRated() {
    rating.use(sim, NAPTER, "1", "2026-01-10T09:00:00Z");
    assertThat(rating.ratedBySchedule(source, "2026-01-01", "2026-01-10T10:00:00Z")).isEmpty();
    events.apply(batch(sim.transferred(source, destination, "2026-01-10T12:00:00Z")));
    assertThat(rating.ratedBySchedule(source, "2026-01-10", "2026-01-11T00:00:00Z")).isEmpty();
    assertThat(rating.lines(destination))
        .containsExactly(
            "202601 soracomNapterCharge 300 x 1 = 300", "20260110 basicCharge-ready 5 x 1 = 5");
  }

  /** The schedule looks only at what had usage on the day. */
  @Test
  void theScheduleComesToTheSameDayByDay() {
    rating.use(sim, NAPTER, "1", "2026-01-01T10:00:00Z");
    rating.use(sim, NAPTER, "2", "2026-01-03T10:00:00Z");
    rating.use(sim, LOCATION, "749", "2026-01-02T10:00:00Z");
    rating.use(sim, LOCATION, "11", "2026-01-04T10:00:00Z");
    rating.use(sim, NAPTER, "4", "2026-02-01T10:00:00Z");
    List<String> charged = rating.ratedBySchedule(source, "2026-01-01", "2026-02-02T00:00:00Z");
    assertThat(charged)
        .containsExactly(
            "202601 planKM1LocationOptionRequestCharge 0.15 x 10 = 1.5",
            "202601 soracomNapterCharge 300 x 3 = 900",
            "202602 soracomNapterCharge 300 x 4 = 1200");
    assertThat(rating.rated(source, "2026-02-02T00:00:00Z")).isEqualTo(charged);
  }
}
