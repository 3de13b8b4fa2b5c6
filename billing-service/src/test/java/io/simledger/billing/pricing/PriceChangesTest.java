package io.simledger.billing.pricing;

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
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B11: which days have to be rated again when a book comes with other prices than the last. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class PriceChangesTest {
  private static final String BASIC =
      "{item: basicCharge-active, coverage: jp, from: 2015-09-01, unitPrice: 10}";

  @Inject EventSink events;
  @Inject TestRating rating;
  @Inject TestCharges charges;
  @Inject TestPrices prices;

  private final String operator = TestSim.freshOperator();
  private final TestSim sim = new TestSim();

  @BeforeEach
  void begin() {
    events.apply(batch(sim.registered(operator, SimStatus.ACTIVE, "2026-01-30T00:00:00Z")));
    rating.rated(operator, "2026-02-02T12:00:00Z");
  }

  @AfterEach
  void end() {
    prices.backToTheShippedOnes();
  }

  @Test
  void daysThatWereRatedAreDueFromTheFirstThatChanged() {
    changesOn("2026-01-31");

    assertThat(due()).containsExactly("20260131 onwards");
  }

  @Test
  void daysBeforeTheFirstRatedOneAreNotDue() {
    prices.replace(BASIC, BASIC.replace("10}", "11}"));

    assertThat(due()).containsExactly("20260130 onwards");
  }

  /** B10: of closed months only what stands on the open bill is charged again. */
  @Test
  void ofAClosedMonthOnlyLateUsageIsDue() {
    charges.close(operator, Coverage.JP, "2026-01-01");
    rating.use(sim, "soracomBeamRequestCharge-http", "2", "2026-01-31T01:00:00Z");
    rating.rated(operator, "2026-02-02T12:00:00Z");

    changesOn("2026-01-30");

    assertThat(due()).containsExactly("20260131 alone", "20260201 onwards");
  }

  @Test
  void aPriceOfDaysToComeMakesNothingDue() {
    changesOn("2026-02-03");

    assertThat(due()).isEmpty();
  }

  @Test
  void pricesOfTheOtherCoverageTypeMakeNothingDue() {
    prices.replace(
        "{item: basicCharge-active, coverage: g, from: 2015-09-01, unitPrice: 0.06}",
        "{item: basicCharge-active, coverage: g, from: 2015-09-01, unitPrice: 0.07}");

    assertThat(due()).isEmpty();
  }

  @Test
  void theSameBookAgainMakesNothingDue() {
    prices.backToTheShippedOnes();

    assertThat(due()).isEmpty();
  }

  private void changesOn(String day) {
    prices.replace(
        BASIC,
        BASIC.replace("unitPrice", "to: %s, unitPrice".formatted(day))
            + "\n  - "
            + BASIC.replace("2015-09-01", day).replace("10}", "12}"));
  }

  private List<String> due() {
    return charges.rows(
        """
        SELECT to_char(d.day, 'YYYYMMDD') || CASE WHEN d.onwards THEN ' onwards' ELSE ' alone' END
          FROM rating_due d
         WHERE d.account_id = :account
         ORDER BY 1
        """,
        operator);
  }
}
