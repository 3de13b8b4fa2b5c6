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
import io.simledger.billing.pricing.Plan;
import io.simledger.billing.pricing.SimStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B7, B10, B12: fees by the month of SIMs whose plan has them. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MonthlyFeesTest {
  private static final Plan D_300MB = new Plan("plan-D", "D-300MB");
  private static final Plan DU_10GB = new Plan("plan-DU", "DU-10GB");

  @Inject EventSink events;
  @Inject TestRating rating;
  @Inject TestCharges charges;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  @Test
  void aMonthInWhichASimWasActiveHasTheFeeOfItsBundleOnceAndNoDailyOne() {
    register(D_300MB, SimStatus.ACTIVE, "2026-01-31T23:59:59Z");
    assertThat(rating.rated(source, "2026-02-10T00:00:00Z"))
        .containsExactly(
            "202601 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330",
            "202602 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330");
  }

  @Test
  void aPlanWithoutABundleIsChargedByTheDay() {
    register(Plan.of("plan-D"), SimStatus.ACTIVE, "2026-01-01T00:00:00Z");
    assertThat(rating.rated(source, "2026-01-01T10:00:00Z"))
        .containsExactly("20260101 basicCharge-active 10 x 1 = 10");
  }

  /** As B5 says of days. */
  @Test
  void ofTheStatusesOfAMonthTheDearestIsDue() {
    register(D_300MB, SimStatus.READY, "2026-01-10T00:00:00Z");
    List<String> ready = rating.rated(source, "2026-01-11T00:00:00Z");
    events.apply(
        batch(
            sim.status(SimStatus.ACTIVE, "2026-01-12T00:00:00Z"),
            sim.status(SimStatus.SUSPENDED, "2026-01-13T00:00:00Z")));
    List<String> active = rating.rated(source, "2026-01-14T00:00:00Z");
    assertThat(ready).containsExactly("202601 readyStatusChargeForPlanDWithBundle 100 x 1 = 100");
    assertThat(active)
        .containsExactly(
            "202601 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330",
            "20260113 subscriberSuspensionCharge 100 x 1 = 100");
    assertThat(rating.rated(source, "2026-02-01T00:00:00Z"))
        .contains("202602 suspendedStatusChargeForPlanDWithBundle 100 x 1 = 100");
  }

  @Test
  void aStatusThatTookNoTimeHasNoFee() {
    register(new Plan("plan-KM1", ""), SimStatus.STANDBY, "2026-01-10T00:00:00Z");
    events.apply(
        batch(
            sim.status(SimStatus.ACTIVE, "2026-01-12T00:00:00Z"),
            sim.status(SimStatus.INACTIVE, "2026-01-12T00:00:00Z")));
    assertThat(rating.rated(source, "2026-01-14T00:00:00Z"))
        .containsExactly("20260112 subscriberActivationCharge 100 x 1 = 100");
  }

  @Test
  void nothingIsDueFromTheMonthAfterTermination() {
    register(DU_10GB, SimStatus.ACTIVE, "2026-01-10T00:00:00Z");
    events.apply(batch(sim.status(SimStatus.TERMINATED, "2026-02-01T00:00:00Z")));
    assertThat(rating.rated(source, "2026-03-02T00:00:00Z"))
        .containsExactly("202601 bundleChargeForPlanDU-DU-10GB 1200 x 1 = 1200");
  }

  /** A fee is due once: the account pays that has the SIM when the month ends. */
  @Test
  void theReadyFeeOfATransferredSimIsPaidByTheLastOwnerOfTheMonth() {
    String third = TestSim.freshOperator();
    register(DU_10GB, SimStatus.READY, "2026-01-10T00:00:00Z");
    assertThat(rating.rated(source, "2026-01-15T00:00:00Z"))
        .containsExactly("202601 readyStatusChargeForPlanDU 150 x 1 = 150");
    events.apply(
        batch(
            sim.status(SimStatus.TRANSFERRING, "2026-01-15T01:00:00Z"),
            sim.transferred(source, destination, "2026-01-15T02:00:00Z"),
            sim.transferred(destination, third, "2026-02-20T00:00:00Z")));
    assertThat(rating.rated(source, "2026-02-20T10:00:00Z")).isEmpty();
    assertThat(rating.rated(destination, "2026-02-20T10:00:00Z"))
        .containsExactly("202601 readyStatusChargeForPlanDU 150 x 1 = 150");
    assertThat(rating.rated(third, "2026-02-20T10:00:00Z"))
        .containsExactly("202602 readyStatusChargeForPlanDU 150 x 1 = 150");
  }

  @Test
  void aSimThatComesBackIsPaidByTheOneWhoHasItInTheEnd() {
    register(DU_10GB, SimStatus.READY, "2026-01-10T00:00:00Z");
    events.apply(
        batch(
            sim.transferred(source, destination, "2026-01-15T02:00:00Z"),
            sim.transferred(destination, source, "2026-01-16T02:00:00Z")));
    assertThat(rating.rated(source, "2026-01-20T00:00:00Z"))
        .containsExactly("202601 readyStatusChargeForPlanDU 150 x 1 = 150");
    assertThat(rating.rated(destination, "2026-01-20T00:00:00Z")).isEmpty();
  }

  @Test
  void subscriptionsOfGlobalCoverageHaveTheirOwnFee() {
    events.apply(
        batch(
            sim.registered(
                source,
                Coverage.G,
                new Plan("planX3", "X3-5MB"),
                SimStatus.ACTIVE,
                Instant.parse("2026-01-10T00:00:00Z"))));
    assertThat(rating.rated(source, Coverage.G, "2026-01-11T00:00:00Z"))
        .containsExactly(
            "202601 subscriptionUsageCharge-planX3 1 x 1 = 1",
            "20260110 subscriptionDeliveryCharge-planX3 0.5 x 1 = 0.5");
  }

  /** B10. */
  @Test
  void aChangeThatBecomesKnownLateLeavesAClosedMonthAsItWas() {
    register(DU_10GB, SimStatus.READY, "2026-01-10T00:00:00Z");
    List<String> january = rating.rated(source, "2026-02-01T00:00:00Z").subList(0, 1);
    charges.close(source, Coverage.JP, "2026-01-01");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-31T23:00:00Z")));
    assertThat(rating.rated(source, "2026-02-01T01:00:00Z"))
        .containsExactly(january.get(0), "202602 bundleChargeForPlanDU-DU-10GB 1200 x 1 = 1200");
  }

  /** The schedule looks at all SIMs on the first of a month only, then at those that changed. */
  @Test
  void theScheduleComesToTheSameDayByDay() {
    TestSim still = new TestSim();
    register(D_300MB, SimStatus.READY, "2025-12-10T00:00:00Z");
    events.apply(
        batch(
            still.registered(
                source,
                Coverage.JP,
                D_300MB,
                SimStatus.ACTIVE,
                Instant.parse("2025-12-31T00:00:00Z")),
            sim.status(SimStatus.ACTIVE, "2026-01-05T10:00:00Z"),
            sim.transferred(source, destination, "2026-01-07T10:00:00Z")));
    List<String> charged = rating.ratedBySchedule(source, "2025-12-10", "2026-02-02T00:00:00Z");
    assertThat(charged)
        .containsExactly(
            "202512 readyStatusChargeForPlanDWithBundle 100 x 1 = 100",
            "202512 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330",
            "202601 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330",
            "202602 bundleChargeForPlanDWithBundle-D-300MB 330 x 1 = 330");
    assertThat(rating.lines(destination))
        .containsExactly(
            "202601 readyStatusChargeForPlanDWithBundle 100 x 1 = 100",
            "202602 readyStatusChargeForPlanDWithBundle 100 x 1 = 100");
    assertThat(rating.rated(source, "2026-02-02T00:00:00Z")).isEqualTo(charged);
  }

  private void register(Plan plan, SimStatus status, String time) {
    events.apply(batch(sim.registered(source, Coverage.JP, plan, status, Instant.parse(time))));
  }
}
