package io.simledger.billing.charge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one run rates: a day of all accounts that were not rated for it yet, or some days of one
 * account.
 *
 * @param accountId null for all accounts
 */
record RatedDays(SortedSet<LocalDate> days, @Nullable Integer accountId) {
  static RatedDays ofAll(LocalDate day) {
    return new RatedDays(new TreeSet<>(List.of(day)), null);
  }

  static RatedDays of(int accountId, SortedSet<LocalDate> days) {
    return new RatedDays(days, accountId);
  }

  boolean areOfAll() {
    return accountId == null;
  }

  /** Whether a month begins among the days. */
  boolean beginAMonth() {
    return days.stream().anyMatch(day -> day.getDayOfMonth() == 1);
  }

  /**
   * Everything that a statement can name; days and instants as text. The first month is a date, so
   * that the planner knows it: no bill before it takes a charge of these days, and a partition that
   * is left out needs no plan.
   */
  Map<String, Object> binds() {
    Map<String, Object> binds = new HashMap<>();
    binds.put("days", days.stream().map(LocalDate::toString).toArray(String[]::new));
    binds.put("from", days.first() + "T00:00:00Z");
    binds.put("before", days.last().plusDays(1) + "T00:00:00Z");
    binds.put("firstMonth", days.first().withDayOfMonth(1));
    if (accountId != null) {
      binds.put("account", accountId);
    }
    return binds;
  }
}
