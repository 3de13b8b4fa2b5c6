package io.simledger.billing.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.UnauthorizedException;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Peers see the texts of {@link BillingError}, never what went wrong inside. */
class GrpcErrorsTest {
  private final GrpcErrors errors = new GrpcErrors();

  @Test
  void whatNobodyExpectedSaysNothingOfItsCause() {
    assertThat(
            errors.transform(
                new IllegalStateException("secret", new SQLException("SELECT secret", "42601"))))
        .hasMessage("INTERNAL: BIL0013 Something went wrong inside the service.")
        .hasNoCause();
  }

  @Test
  void aDatabaseThatIsAwayIsUnavailableSoThatTheSenderTriesAgain() {
    for (String state : new String[] {"08001", "08006", "57P01", "53300", null}) {
      assertThat(errors.transform(new IllegalStateException(new SQLException("away", state))))
          .hasMessage(
              "UNAVAILABLE: BIL0012 The service is not available at the moment. Try again later.");
    }
  }

  @Test
  void aRefusalIsItsOwnStatus() {
    assertThat(errors.transform(BillingError.MALFORMED_MONTH.exception()))
        .hasMessage("INVALID_ARGUMENT: BIL0002 The month must have the form yyyyMM.");
    assertThat(errors.transform(new UnauthorizedException("no")))
        .hasMessage("UNAUTHENTICATED: BIL0010 A client certificate is required.");
  }

  /** A5: three letters and four digits, once each; no percent sign in any text. */
  @Test
  void everyErrorHasItsOwnCodeAndBothTexts() {
    assertThat(Arrays.stream(BillingError.values()).map(BillingError::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z]{3}[0-9]{4}"));
    assertThat(Arrays.stream(BillingError.values()))
        .allSatisfy(
            error -> {
              assertThat(error.message("en")).isNotBlank().doesNotContain("%");
              assertThat(error.message("ja")).isNotBlank().doesNotContain("%");
              assertThat(error.message("ja")).isNotEqualTo(error.message("en"));
            });
  }
}
