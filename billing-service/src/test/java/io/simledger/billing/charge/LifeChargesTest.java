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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B7: what is charged once, on the day on which it happens to a SIM. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class LifeChargesTest {
  @Inject EventSink events;
  @Inject TestRating rating;
  @Inject TestCharges charges;

  private final String source = TestSim.freshOperator();
  private final String destination = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  @Test
  void suspensionsAndActivationsFromStandbyAreChargedByTheirNumberOnTheirDay() {
    register(Coverage.JP, "plan-KM1", SimStatus.STANDBY, "2026-01-01T00:00:00Z");
    events.apply(
        batch(
            sim.status(SimStatus.ACTIVE, "2026-01-02T01:00:00Z"),
            sim.status(SimStatus.STANDBY, "2026-01-02T02:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-02T03:00:00Z"),
            sim.status(SimStatus.SUSPENDED, "2026-01-03T03:00:00Z"),
            sim.status(SimStatus.SUSPENDED, "2026-01-03T04:00:00Z")));
    assertThat(once(source, "2026-01-05T00:00:00Z"))
        .containsExactly(
            "20260102 subscriberActivationCharge 100 x 2 = 200",
            "20260103 subscriberSuspensionCharge 100 x 1 = 100");
  }

  @Test
  void aSimOfPlanKm1IsChargedItsActivationFromReadyAndFromSuspended() {
    register(Coverage.JP, "plan-KM1", SimStatus.READY, "2026-01-01T00:00:00Z");
    events.apply(
        batch(
            sim.status(SimStatus.TRANSFERRING, "2026-01-01T01:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-02T01:00:00Z"),
            sim.status(SimStatus.INACTIVE, "2026-01-03T01:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-04T01:00:00Z"),
            sim.status(SimStatus.SUSPENDED, "2026-01-05T01:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-06T01:00:00Z")));
    assertThat(once(source, "2026-01-07T00:00:00Z"))
        .containsExactly(
            "20260102 subscriberActivationChargeForPlanKM1 150 x 1 = 150",
            "20260105 subscriberSuspensionCharge 100 x 1 = 100",
            "20260106 subscriberActivationChargeForPlanKM1 150 x 1 = 150");
  }

  /** Neither a registration nor a change of owner is a change of status. */
  @Test
  void aSimThatComesSuspendedOrActiveWasNotChanged() {
    register(Coverage.JP, "plan-KM1", SimStatus.SUSPENDED, "2026-01-01T00:00:00Z");
    events.apply(
        batch(
            sim.transferred(source, destination, "2026-01-02T00:00:00Z"),
            sim.transferred(destination, source, "2026-01-03T00:00:00Z")));
    assertThat(once(source, "2026-01-04T00:00:00Z")).isEmpty();
    assertThat(once(destination, "2026-01-04T00:00:00Z")).isEmpty();
  }

  @Test
  void aSubscriptionIsDeliveredOnceToTheOneWhoRegistersTheSim() {
    register(Coverage.G, "planP1", SimStatus.READY, "2026-01-01T00:00:00Z");
    events.apply(batch(sim.transferred(source, destination, "2026-01-01T10:00:00Z")));
    assertThat(once(source, Coverage.G, "2026-01-02T00:00:00Z"))
        .containsExactly("20260101 subscriptionDeliveryCharge-planP1 0.5 x 1 = 0.5");
    assertThat(once(destination, Coverage.G, "2026-01-02T00:00:00Z")).isEmpty();
  }

  @Test
  void everyFullYearInReadyOrStandbyIsRenewed() {
    register(Coverage.JP, "plan-KM1", SimStatus.READY, "2024-01-10T12:00:00Z");
    events.apply(
        batch(
            sim.status(SimStatus.TRANSFERRING, "2024-03-01T00:00:00Z"),
            sim.status(SimStatus.READY, "2024-03-02T00:00:00Z"),
            sim.status(SimStatus.STANDBY, "2024-05-02T00:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-01-10T12:00:00Z"),
            sim.status(SimStatus.STANDBY, "2026-01-11T12:00:00Z")));
    assertThat(once(source, "2027-01-11T13:00:00Z"))
        .containsExactly(
            "20250110 contractRenewalChargeForPlanKM1 300 x 1 = 300",
            "20260110 subscriberActivationCharge 100 x 1 = 100",
            "20260110 contractRenewalChargeForPlanKM1 300 x 1 = 300",
            "20270111 contractRenewalChargeForPlanKM1 300 x 1 = 300");
  }

  @Test
  void aYearThatIsNotFullIsNotRenewed() {
    register(Coverage.G, "plan01s", SimStatus.READY, "2025-01-10T12:00:00Z");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-10T11:59:59Z")));
    assertThat(once(source, Coverage.G, "2026-01-11T00:00:00Z")).isEmpty();
  }

  @Test
  void theYearOfALeapDayIsOverOnThe28thOfFebruary() {
    register(Coverage.G, "planX1", SimStatus.READY, "2024-02-29T12:00:00Z");
    assertThat(once(source, Coverage.G, "2025-03-02T00:00:00Z"))
        .containsExactly(
            "20240229 subscriptionDeliveryCharge-planX1 0.5 x 1 = 0.5",
            "20250228 subscriptionContractRenewalCharge-planX1 1 x 1 = 1");
  }

  /** Nobody pays for a year of which another had a part. */
  @Test
  void theYearOfANewOwnerBeginsWithTheTransfer() {
    register(Coverage.G, "plan01s", SimStatus.READY, "2025-01-10T00:00:00Z");
    events.apply(batch(sim.transferred(source, destination, "2025-06-01T00:00:00Z")));
    assertThat(once(source, Coverage.G, "2026-06-02T00:00:00Z")).isEmpty();
    assertThat(once(destination, Coverage.G, "2026-06-02T00:00:00Z"))
        .containsExactly("20260601 subscriberContractRenewalCharge 1 x 1 = 1");
  }

  /** B10. */
  @Test
  void aChangeThatBecomesKnownAfterTheCloseIsNotCharged() {
    register(Coverage.JP, "plan-K2", SimStatus.STANDBY, "2026-01-01T00:00:00Z");
    rating.rated(source, "2026-02-01T00:00:00Z");
    charges.close(source, Coverage.JP, "2026-01-01");
    events.apply(
        batch(
            sim.status(SimStatus.ACTIVE, "2026-01-31T00:00:00Z"),
            sim.status(SimStatus.STANDBY, "2026-01-31T01:00:00Z"),
            sim.status(SimStatus.ACTIVE, "2026-02-01T01:00:00Z")));
    assertThat(once(source, "2026-02-01T02:00:00Z"))
        .containsExactly("20260201 subscriberActivationCharge 100 x 1 = 100");
  }

  @Test
  void theScheduleChargesTheSame() {
    register(Coverage.JP, "plan-KM1", SimStatus.STANDBY, "2025-01-03T00:00:00Z");
    events.apply(batch(sim.status(SimStatus.ACTIVE, "2026-01-04T01:00:00Z")));
    rating.ratedBySchedule(source, "2026-01-01", "2026-01-05T00:00:00Z");
    assertThat(onlyOnce(rating.lines(source)))
        .containsExactly(
            "20260103 contractRenewalChargeForPlanKM1 300 x 1 = 300",
            "20260104 subscriberActivationCharge 100 x 1 = 100");
  }

  private void register(Coverage coverage, String plan, SimStatus status, String time) {
    events.apply(batch(sim.registered(source, coverage, plan, status, Instant.parse(time))));
  }

  private List<String> once(String operator, String now) {
    return once(operator, Coverage.JP, now);
  }

  private List<String> once(String operator, Coverage coverage, String now) {
    return onlyOnce(rating.rated(operator, coverage, now));
  }

  /** Without the fees and basic charges of the SIM. */
  private static List<String> onlyOnce(List<String> lines) {
    return lines.stream().filter(line -> !line.matches("[0-9]+ basic.*")).toList();
  }
}
