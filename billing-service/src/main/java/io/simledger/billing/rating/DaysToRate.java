package io.simledger.billing.rating;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which days of an account have to be rated, again or for the first time. */
public final class DaysToRate {
  private DaysToRate() {}

  /**
   * The days that are due, and those between the last rated one and {@code last}.
   *
   * @param lastRated null when no day of the account was rated yet; then only what is due is
   * @param last the last day that may be rated
   */
  public static SortedSet<LocalDate> of(
      Collection<DueDay> due, @Nullable LocalDate lastRated, LocalDate last) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (DueDay dueDay : due) {
      LocalDate until = dueDay.onwards() ? last : dueDay.day();
      add(days, dueDay.day(), until.isAfter(last) ? last : until);
    }
    if (lastRated != null) {
      add(days, lastRated.plusDays(1), last);
    }
    return days;
  }

  private static void add(SortedSet<LocalDate> days, LocalDate from, LocalDate last) {
    for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(day);
    }
  }
}
