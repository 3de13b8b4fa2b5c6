package io.simledger.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DaysToRateTest {
  @Test
  void aChangeOfTheTimelineWorksOnAllDaysThatFollow() {
    assertThat(DaysToRate.of(List.of(new DueDay(day(3), true)), day(5), day(6)))
        .isEqualTo(days(3, 6));
  }

  @Test
  void usageWorksOnItsDayAlone() {
    assertThat(DaysToRate.of(List.of(new DueDay(day(3), false)), day(6), day(6)))
        .isEqualTo(days(3, 3));
  }

  @Test
  void daysAfterTheLastRatedOneAreRatedWhetherAnythingChangedOrNot() {
    assertThat(DaysToRate.of(List.of(), day(4), day(6))).isEqualTo(days(5, 6));
  }

  @Test
  void anAccountOfWhichNothingIsKnownHasNothingToRate() {
    assertThat(DaysToRate.of(List.of(), null, day(6))).isEmpty();
  }

  @Test
  void noDayAfterTheLastOneIsRated() {
    assertThat(
            DaysToRate.of(
                List.of(new DueDay(day(8), true), new DueDay(day(9), false)), day(6), day(6)))
        .isEmpty();
  }

  private static java.util.SortedSet<LocalDate> days(int from, int to) {
    return new java.util.TreeSet<>(
        IntStream.rangeClosed(from, to).mapToObj(DaysToRateTest::day).toList());
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 1, day);
  }
}
