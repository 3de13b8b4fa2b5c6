package io.simledger.transfer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.transfer.error.ApiException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X2 how far the clock advances")
class AdvanceTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "P1D, 2027-02-01T12:00:00Z",
    "P1M, 2027-02-28T12:00:00Z",
    "PT90M, 2027-01-31T13:30:00Z",
    "P2DT1H, 2027-02-02T13:00:00Z",
  })
  void periodsAndDurationsAreTaken(String by, Instant expected) {
    assertThat(new Advance(by).from(NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1D", "", "P", "tomorrow", "P9999999999D", "PT"})
  void anythingElseIsRefused(String by) {
    assertThatThrownBy(() -> new Advance(by).from(NOW)).isInstanceOf(ApiException.class);
  }
}
