package io.simledger.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.billing.TestParts;
import io.simledger.billing.TestRating;
import io.simledger.billing.TestSim;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Usage that nobody pays is kept aside, and everybody can see that there is some. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class UsageMetersTest {
  @Inject UsageMeters meters;
  @Inject MeterRegistry registry;
  @Inject TestRating rating;

  @Test
  void usageThatNobodyPaysIsCountedWithTheAgeOfTheOldest() {
    meters.sample();
    double before = gauge("simledger.usage.unassigned.records");
    rating.use(new TestSim(), "soracomBeamRequestCharge-mqtt", "1", "2015-02-01T00:00:00Z");
    meters.sample();
    assertThat(gauge("simledger.usage.unassigned.records")).isEqualTo(before + 1);
    assertThat(gauge("simledger.usage.unassigned.oldest.days")).isGreaterThan(4_000);
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
