package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.simledger.billing.bill.ChargedMonth;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the charge records of a file: first those of monthly items, then day by day, within them
 * in the order of the primary key, so that nothing is sorted (C5).
 *
 * <p>A monthly item is charged on the first day of its month.
 */
final class ChargeRows {
  private final Snapshot snapshot;
  private final ChargedMonth bill;
  private final ItemLabels items;
  private final RowBuffer out;

  ChargeRows(Snapshot snapshot, ChargedMonth bill, ItemLabels items, RowBuffer out) {
    this.snapshot = snapshot;
    this.bill = bill;
    this.items = items;
    this.out = out;
  }

  /** A day of the file, or a part of it: the items that come together. */
  private record Section(LocalDate day, String condition) {}

  /** The days that have charges, ascending; one look-up for each. */
  static List<String> days(Snapshot snapshot, ChargedMonth bill) throws SQLException {
    return snapshot.query(
        """
        WITH RECURSIVE charged (day) AS (
          (
            SELECT day
            FROM charge_record
            WHERE account_id = ?
              AND bill_month = ?
            ORDER BY day
            LIMIT 1
          )
          UNION ALL
          SELECT
            (
              SELECT c.day
              FROM charge_record c
              WHERE c.account_id = ?
                AND c.bill_month = ?
                AND c.day > charged.day
              ORDER BY c.day
              LIMIT 1
            )
          FROM charged
          WHERE charged.day IS NOT NULL
        )
        SELECT day
        FROM charged
        WHERE day IS NOT NULL
        ORDER BY day
        """,
        row -> row.getString(1),
        bill.accountId(),
        bill.firstDay(),
        bill.accountId(),
        bill.firstDay());
  }

  void write(List<String> days, SupplementReader supplements) throws SQLException, IOException {
    for (Section section : sections(days.stream().map(LocalDate::parse).toList())) {
      Labels labels = new Labels(section.day());
      long after = -1;
      Supplements range;
      do {
        range = supplements.rangeAfter(after);
        write(section, range, labels);
        after = range.upTo();
      } while (!range.isLast());
    }
  }

  private List<Section> sections(List<LocalDate> days) {
    String monthly =
        items.monthly().stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
    List<Section> sections = new ArrayList<>();
    for (LocalDate day : days) {
      if (day.getDayOfMonth() == 1) {
        sections.add(new Section(day, "AND item_id = ANY (" + monthly + ")"));
      }
    }
    for (LocalDate day : days) {
      sections.add(
          new Section(day, day.getDayOfMonth() == 1 ? "AND item_id <> ALL (" + monthly + ")" : ""));
    }
    return sections;
  }

  private void write(Section section, Supplements range, Labels labels)
      throws SQLException, IOException {
    snapshot.copy(
        """
        SELECT
          resource_id,
          item_id,
          unit_price,
          quantity,
          amount
        FROM charge_record
        WHERE account_id = %d
          AND bill_month = '%s'
          AND day = '%s'
          AND resource_id > %d
          AND resource_id <= %d
          %s
        ORDER BY
          resource_id,
          item_id
        """
            .formatted(
                bill.accountId(),
                bill.firstDay(),
                section.day(),
                range.after(),
                range.upTo(),
                section.condition()),
        row -> write(row, range, labels));
  }

  /** Writes one record from its five fields, which are divided by tabs. */
  private void write(byte[] row, Supplements range, Labels labels) throws IOException {
    int end = fieldEnd(row, 0);
    range.seek(number(row, 0, end));
    int from = end + 1;
    end = fieldEnd(row, from);
    range.appendLead(out);
    out.append(labels.of((int) number(row, from, end)));
    from = end + 1;
    end = fieldEnd(row, from);
    out.appendNumber(row, from, end - from);
    out.append(',');
    from = end + 1;
    end = fieldEnd(row, from);
    out.appendNumber(row, from, end - from);
    out.append(',');
    from = end + 1;
    end = fieldEnd(row, from);
    out.appendNumber(row, from, end - from);
    range.appendTail(out);
  }

  private static int fieldEnd(byte[] row, int from) {
    int end = from;
    while (row[end] != '\t' && row[end] != '\n') {
      end++;
    }
    return end;
  }

  private static long number(byte[] row, int from, int end) {
    long number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + (row[i] - '0');
    }
    return number;
  }

  /** Date and item name of the charges of a day, made when the first charge of the item comes. */
  private final class Labels {
    private final LocalDate day;
    private final byte[][] byItem = new byte[Short.MAX_VALUE + 1][];

    Labels(LocalDate day) {
      this.day = day;
    }

    byte[] of(int item) {
      byte[] label = byItem[item];
      if (label == null) {
        label = items.charge(item, day).getBytes(US_ASCII);
        byItem[item] = label;
      }
      return label;
    }
  }
}
