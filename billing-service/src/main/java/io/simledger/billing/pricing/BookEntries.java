package io.simledger.billing.pricing;

import io.simledger.billing.account.Coverage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all entries of the price book file have in common: coverage type, days, no overlaps. */
final class BookEntries {
  private BookEntries() {}

  /** Reads entries; the problems of those that cannot be read are added to the others. */
  static <T> List<T> each(List<Yaml> entries, Function<Yaml, T> read, List<BookProblem> problems) {
    List<T> result = new ArrayList<>();
    for (Yaml entry : entries) {
      try {
        result.add(read.apply(entry));
      } catch (BookException e) {
        problems.addAll(e.problems());
      }
    }
    return List.copyOf(result);
  }

  static <T> void collisions(
      List<T> entries,
      BiPredicate<T, T> collide,
      Function<T, Integer> line,
      List<BookProblem> problems) {
    for (int later = 0; later < entries.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (collide.test(entries.get(later), entries.get(earlier))) {
          problems.add(
              new BookProblem(
                  line.apply(entries.get(later)),
                  "overlaps the entry in line " + line.apply(entries.get(earlier))));
        }
      }
    }
  }

  static Coverage coverage(Yaml entry) {
    String name = entry.text("coverage");
    for (Coverage coverage : Coverage.values()) {
      if (coverage.wireName().equals(name)) {
        return coverage;
      }
    }
    throw entry.problem("coverage is 'jp' or 'g'");
  }

  static LocalDate day(Yaml entry, String field) {
    try {
      return LocalDate.parse(entry.text(field));
    } catch (DateTimeException e) {
      throw entry.problem("'" + field + "' is no day like 2026-01-31");
    }
  }

  /** The first day on which the entry no longer applies; null for an open end. */
  static @Nullable LocalDate end(Yaml entry) {
    if (entry.field("to") == null) {
      return null;
    }
    LocalDate to = day(entry, "to");
    if (!day(entry, "from").isBefore(to)) {
      throw entry.problem("'to' must lie after 'from'");
    }
    return to;
  }
}
