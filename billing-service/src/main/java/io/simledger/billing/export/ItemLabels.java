package io.simledger.billing.export;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Dates and names of items as they stand in a file. */
final class ItemLabels {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private final Map<Integer, String> names = new HashMap<>();
  private final SortedSet<Integer> monthly = new TreeSet<>();

  private ItemLabels() {}

  static ItemLabels read(Snapshot snapshot) throws SQLException {
    ItemLabels labels = new ItemLabels();
    snapshot.query(
        """
        SELECT
          item_id,
          name,
          period = 'monthly'
        FROM bill_item
        """,
        row -> labels.add(row.getInt(1), row.getString(2), row.getBoolean(3)));
    return labels;
  }

  /** Numbers of the items that are charged by the month. */
  SortedSet<Integer> monthly() {
    return monthly;
  }

  /** Date and name of a charge, each with its comma: a day, or a month for monthly items (B3). */
  String charge(int item, LocalDate day) {
    return (monthly.contains(item) ? MONTH : DAY).format(day) + ',' + name(item) + ',';
  }

  /** Month and name of a discount, each with its comma (B3). */
  String discount(int item, LocalDate month) {
    return MONTH.format(month) + ',' + name(item) + ',';
  }

  private boolean add(int item, String name, boolean isMonthly) {
    names.put(item, name);
    return isMonthly && monthly.add(item);
  }

  private String name(int item) {
    String name = names.get(item);
    if (name == null) {
      throw new IllegalStateException("A charge names the unknown item " + item);
    }
    return name;
  }
}
