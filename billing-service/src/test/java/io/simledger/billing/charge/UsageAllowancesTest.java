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
import org.junit.jupiter.api.Test;

/** B6, B10: included quantities of a day, and data that is filled up to its unit. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class UsageAllowancesTest {
  private static final String REQUESTS = "soracomHarvestRequestCharge";
  private static final String DATA = "dataTrafficCharge-BR-plan01s";

  @Inject EventSink events;
  @Inject TestRating rating;
  @Inject TestCharges charges;

  private final String operator = TestSim.freshOperator();
  private final TestSim sim = new TestSim();
  private final TestSim other = new TestSim();

  @Test
  void requestsAboveTheIncludedOnesAreChargedBySimAndDay() {
    events.apply(
        batch(
            sim.registered(operator, SimStatus.STANDBY, "2026-01-01T00:00:00Z"),
            other.registered(operator, SimStatus.STANDBY, "2026-01-01T00:00:00Z")));
    rating.use(sim, "soracomHarvestCharge", "1", "2026-01-01T01:00:00Z");
    rating.use(sim, REQUESTS, "1999", "2026-01-01T01:00:00Z");
    rating.use(other, REQUESTS, "2000", "2026-01-01T01:00:00Z");
    assertThat(rating.rated(operator, "2026-01-01T02:00:00Z"))
        .containsExactly("20260101 soracomHarvestCharge 5 x 1 = 5");
    rating.use(sim, REQUESTS, "6", "2026-01-01T03:00:00Z");
    rating.use(sim, REQUESTS, "2000", "2026-01-02T03:00:00Z");
    assertThat(rating.rated(operator, "2026-01-02T04:00:00Z"))
        .containsExactly(
            "20260101 soracomHarvestCharge 5 x 1 = 5",
            "20260101 soracomHarvestRequestCharge 0.004 x 5 = 0.02");
  }

  @Test
  void lateRequestsFindTakenWhatTheClosedBillIncluded() {
    events.apply(batch(sim.registered(operator, SimStatus.STANDBY, "2026-01-30T00:00:00Z")));
    rating.use(sim, REQUESTS, "1500", "2026-01-31T01:00:00Z");
    rating.rated(operator, "2026-02-01T00:00:00Z");
    close();
    rating.use(sim, REQUESTS, "600", "2026-01-31T02:00:00Z");
    assertThat(rating.rated(operator, "2026-02-01T01:00:00Z"))
        .containsExactly("20260131 soracomHarvestRequestCharge 0.004 x 100 = 0.4");
  }

  /** B6: the quantity that fills the day of each SIM up to the unit of the country. */
  @Test
  void theDataOfASimAndDayIsFilledUpToTheUnitOfTheCountry() {
    register(sim, "2026-01-01T00:00:00Z");
    register(other, "2026-01-01T00:00:00Z");
    rating.use(sim, DATA, "1", "2026-01-01T01:00:00Z");
    rating.use(sim, DATA, "10239", "2026-01-02T01:00:00Z");
    rating.use(sim, DATA, "1", "2026-01-02T02:00:00Z");
    rating.use(other, DATA, "10241", "2026-01-02T02:00:00Z");
    rating.use(other, "dataTrafficCharge-US-plan01s", "1000", "2026-01-02T02:00:00Z");
    assertThat(rating.rated(operator, Coverage.G, "2026-01-02T03:00:00Z"))
        .containsExactlyInAnyOrder(
            "20260101 dataTrafficCharge-BR-plan01s 0.0000003 x 1 = 0.0000003",
            "20260101 dataTrafficRoundedUpCharge-BR-plan01s 0.0000003 x 10239 = 0.0030717",
            "20260102 dataTrafficCharge-BR-plan01s 0.0000003 x 10240 = 0.003072",
            "20260102 dataTrafficCharge-BR-plan01s 0.0000003 x 10241 = 0.0030723",
            "20260102 dataTrafficRoundedUpCharge-BR-plan01s 0.0000003 x 10239 = 0.0030717",
            "20260102 dataTrafficCharge-US-plan01s 0.0000000763 x 1000 = 0.0000763",
            "20260102 dataTrafficRoundedUpCharge-US-plan01s 0.0000000763 x 24 = 0.0000018312");
  }

  /** B10: what was filled up on a closed bill is not filled again, and not paid back. */
  @Test
  void lateDataIsFilledUpAsFarAsTheDayNeedsItStill() {
    register(sim, "2026-01-30T00:00:00Z");
    rating.use(sim, DATA, "10240", "2026-01-30T01:00:00Z");
    rating.use(sim, DATA, "100", "2026-01-31T01:00:00Z");
    rating.rated(operator, Coverage.G, "2026-02-01T00:00:00Z");
    close();
    rating.use(sim, DATA, "40", "2026-01-30T02:00:00Z");
    rating.use(sim, DATA, "40", "2026-01-31T02:00:00Z");
    assertThat(rating.rated(operator, Coverage.G, "2026-02-01T01:00:00Z"))
        .endsWith(
            "20260130 dataTrafficCharge-BR-plan01s 0.0000003 x 40 = 0.000012",
            "20260130 dataTrafficRoundedUpCharge-BR-plan01s 0.0000003 x 10200 = 0.00306",
            "20260131 dataTrafficCharge-BR-plan01s 0.0000003 x 40 = 0.000012");
  }

  private void register(TestSim one, String time) {
    events.apply(
        batch(
            one.registered(
                operator, Coverage.G, "plan01s", SimStatus.STANDBY, Instant.parse(time))));
  }

  private void close() {
    for (Coverage coverage : Coverage.values()) {
      charges.close(operator, coverage, "2026-01-01");
    }
  }
}
