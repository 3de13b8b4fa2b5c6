package io.simledger.transfer.console.billing;

import static java.util.Comparator.comparing;

import io.simledger.bills.v1.CategoryCost;
import io.simledger.bills.v1.DailyAmount;
import io.simledger.bills.v1.GetDailyBillResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Charges of a month day by day, oldest first, without monthly items and discounts.
 *
 * @param month yyyyMM
 * @param categories groups of items in use, the dearest first
 */
public record DaysView(String month, String currency, List<String> categories, List<Day> days) {

  /**
   * One day.
   *
   * @param costs in the order of the categories; zero where nothing was charged
   */
  public record Day(LocalDate date, List<BigDecimal> costs, BigDecimal total) {

    /** yyyyMMdd, the filter of records. */
    public String filter() {
      return WireDates.onWire(date);
    }
  }

  static DaysView of(String month, GetDailyBillResponse bill) {
    List<String> categories = categories(bill);
    SortedMap<LocalDate, DailyAmount> charged = new TreeMap<>();
    bill.getDaysList().forEach(day -> charged.put(WireDates.asDay(day.getDate()), day));
    fillGaps(charged);
    return new DaysView(
        month,
        bill.getCurrency(),
        categories,
        charged.entrySet().stream()
            .map(day -> day(day.getKey(), day.getValue(), categories))
            .toList());
  }

  /** Days without a charge between days with one; not those before the month, of late usage. */
  private static void fillGaps(SortedMap<LocalDate, DailyAmount> charged) {
    if (!charged.isEmpty()) {
      LocalDate last = charged.lastKey();
      charged
          .tailMap(last.withDayOfMonth(1))
          .firstKey()
          .datesUntil(last)
          .forEach(day -> charged.putIfAbsent(day, DailyAmount.getDefaultInstance()));
    }
  }

  private static List<String> categories(GetDailyBillResponse bill) {
    Map<String, BigDecimal> totals = new HashMap<>();
    bill.getDaysList().stream()
        .flatMap(day -> day.getCostsList().stream())
        .forEach(
            cost ->
                totals.merge(
                    cost.getCategory(), new BigDecimal(cost.getAmount()), BigDecimal::add));
    return totals.entrySet().stream()
        .sorted(
            Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                .thenComparing(comparing(Map.Entry::getKey)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Day day(LocalDate date, DailyAmount day, List<String> categories) {
    Map<String, BigDecimal> costs =
        day.getCostsList().stream()
            .collect(
                Collectors.toMap(
                    CategoryCost::getCategory, cost -> new BigDecimal(cost.getAmount())));
    return new Day(
        date,
        categories.stream().map(category -> costs.getOrDefault(category, BigDecimal.ZERO)).toList(),
        day.getAmount().isEmpty() ? BigDecimal.ZERO : new BigDecimal(day.getAmount()));
  }
}
