package io.simledger.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B10: a month closes at the beginning of the second business day of the next one. */
class BusinessDaysTest {
  @ParameterizedTest
  @CsvSource({
    // Sunday the first.
    "2026-10, 2026-11-04",
    "2026-01, 2026-02-03",
    // New Year, and the weekend after it.
    "2026-12, 2027-01-05",
    // A Friday, then the weekend and three holidays.
    "2026-04, 2026-05-07",
    "2026-08, 2026-09-02",
  })
  void holidaysAndWeekendsAreNoBusinessDays(YearMonth month, LocalDate closingDay) {
    BusinessDays days = new BusinessDays(config(2));

    assertThat(days.closingDayAfter(month)).isEqualTo(closingDay);
    assertThat(days.lastDueMonth(Instant.parse(closingDay + "T00:00:00Z"))).isEqualTo(month);
    assertThat(days.lastDueMonth(Instant.parse(closingDay.minusDays(1) + "T23:59:59Z")))
        .isEqualTo(month.minusMonths(1));
  }

  @Test
  void theClosingDayAndMoreHolidaysAreConfigured() {
    assertThat(new BusinessDays(config(1)).closingDayAfter(YearMonth.of(2026, 8)))
        .isEqualTo("2026-09-01");
    assertThat(
            new BusinessDays(config(1, LocalDate.of(2026, 9, 1)))
                .closingDayAfter(YearMonth.of(2026, 8)))
        .isEqualTo("2026-09-02");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16})
  void aClosingDayThatNoMonthHasIsRefused(int businessDay) {
    assertThatThrownBy(() -> new BusinessDays(config(businessDay)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static CloseConfig config(int businessDay, LocalDate... holidays) {
    return new CloseConfig() {
      @Override
      public int businessDay() {
        return businessDay;
      }

      @Override
      public String every() {
        return "off";
      }

      @Override
      public Optional<Set<LocalDate>> holidays() {
        return Optional.of(Set.of(holidays));
      }
    };
  }
}
