package io.simledger.e2e;

import static io.simledger.e2e.Durations.median;
import static io.simledger.e2e.Durations.micros;

import io.simledger.local.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What rating a day and closing a month cost for each SIM of an operator with few and with many:
 * the same, as long as neither looks at anything more often than once.
 */
final class MonthGrowth {
  private static final int FEW = 10_000;
  private static final int MANY = 100_000;
  private static final double AT_MOST = 1.25;

  private final Api api;
  private final Databases databases;

  MonthGrowth(LocalStack stack) {
    api = new Api(stack);
    databases = new Databases(stack);
  }

  /** Lines of the benchmark's table. */
  List<String> lines() throws Exception {
    // The first month is a warm-up: of the database's caches and of the virtual machine.
    monthOf(FEW);
    Month few = monthOf(FEW);
    Month many = monthOf(MANY);
    api.reset();
    return List.of(
        line("rating a day", few.day, many.day), line("closing a month", few.close, many.close));
  }

  /** How long the last days of a month took to rate, at the median, and its close beyond that. */
  private record Month(Duration day, Duration close) {}

  private Month monthOf(int sims) throws Exception {
    api.reset();
    YearMonth month = YearMonth.from(api.now().atOffset(ZoneOffset.UTC)).plusMonths(1);
    api.travelTo(startOf(month.atDay(1)));
    Api.Operator operator = api.newOperator("growth");
    String own = operator.newSim("plan-D");
    new ManySims(databases, List.of(own)).awaitArrivalAt(1);
    ManyActiveSims.make(databases, operator, api.now(), sims);
    List<Duration> days = new ArrayList<>();
    LocalDate day = month.atDay(1);
    while (true) {
      day = day.plusDays(1);
      Instant next = startOf(day);
      Duration took = Work.timed(() -> api.travelTo(next));
      if (isClosed(operator, month)) {
        return new Month(median(days), took.minus(median(days)));
      }
      days.add(took);
    }
  }

  private boolean isClosed(Api.Operator operator, YearMonth month) {
    return databases.number(
            "billing",
            """
            SELECT count(*)
            FROM bill
            JOIN account USING (account_id)
            WHERE operator_id = ?
              AND month = CAST(? AS date)
              AND state = 'closed'
            """,
            operator.id,
            month.atDay(1).toString())
        == 1;
  }

  private static String line(String work, Duration few, Duration many) {
    double perSimOfFew = micros(few) / FEW;
    double perSimOfMany = micros(many) / MANY;
    double ratio = perSimOfMany / perSimOfFew;
    return String.format(
        Locale.ROOT,
        "| %s of 100,000 SIMs, for each SIM | the same of 10,000 | %.1f µs | %.1f µs | %.2f | ≤ %.2f | %s |",
        work,
        perSimOfFew,
        perSimOfMany,
        ratio,
        AT_MOST,
        ratio <= AT_MOST ? "" : "missed");
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
