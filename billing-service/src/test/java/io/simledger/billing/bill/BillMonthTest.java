package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.simledger.billing.error.BillingError;
import io.simledger.billing.error.BillingException;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C10: what months can be asked for. */
class BillMonthTest {
  private static final YearMonth RUNNING = YearMonth.of(2026, 11);

  @Test
  void namesAMonthByYearAndMonth() {
    assertThat(BillMonth.parse("202609", RUNNING)).isEqualTo(YearMonth.of(2026, 9));
  }

  @Test
  void namesTheRunningMonthByNothing() {
    assertThat(BillMonth.parse("", RUNNING)).isEqualTo(RUNNING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000000",
        "202613",
        "202600",
        "2026-11",
        "20261",
        "2026111",
        "latest",
        " 202611",
        "２０２６１１",
        "+20261",
        "202611\n"
      })
  void refusesAMalformedMonth(String month) {
    assertThatThrownBy(() -> BillMonth.parse(month, RUNNING))
        .isInstanceOfSatisfying(
            BillingException.class,
            e -> assertThat(e.error()).isEqualTo(BillingError.MALFORMED_MONTH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"202612", "202504", "000001", "999912"})
  void knowsNoBillOutsideOfTheHistory(String month) {
    assertThatThrownBy(() -> BillMonth.parse(month, RUNNING))
        .isInstanceOfSatisfying(
            BillingException.class,
            e -> assertThat(e.error()).isEqualTo(BillingError.MONTH_WITHOUT_CHARGE));
  }

  @Test
  void goesBackEighteenMonths() {
    assertThat(BillMonth.parse("202505", RUNNING)).isEqualTo(YearMonth.of(2025, 5));
  }
}
