package io.simledger.transfer.console.billing;

import io.simledger.bills.v1.BillRecord;
import io.simledger.bills.v1.ListRecordsResponse;
import io.simledger.transfer.bills.BillRecordView;
import io.simledger.transfer.bills.RecordQuery;
import io.simledger.transfer.bills.WireValues;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records of a month.
 *
 * @param path as the month stands in the address: yyyyMM or {@code latest}
 * @param asked the filters in use
 */
public record RecordsView(
    YearMonth month, String path, RecordQuery asked, List<Line> lines, @Nullable String nextKey) {

  /**
   * A record.
   *
   * @param label the item in the reader's language
   */
  public record Line(BillRecordView record, String label) {

    static Line of(BillRecord record, String currency, Locale locale) {
      return new Line(
          BillRecordView.of(record, currency), ServicesView.label(record.getLabel(), locale));
    }

    public boolean isDiscount() {
      return record.kind().equals("discount");
    }
  }

  static RecordsView of(
      YearMonth month, String path, RecordQuery asked, ListRecordsResponse found, Locale locale) {
    return new RecordsView(
        month,
        path,
        asked,
        found.getRecordsList().stream()
            .map(record -> Line.of(record, found.getCurrency(), locale))
            .toList(),
        WireValues.orNull(found.getNextPageToken()));
  }

  /** Dates to choose from: yyyyMM, then the days, and what is asked for if it is another. */
  public List<String> dates() {
    List<String> days =
        IntStream.rangeClosed(1, month.lengthOfMonth())
            .mapToObj(day -> WireDates.onWire(month.atDay(day)))
            .toList();
    return days.contains(asked.date())
            || asked.date().isEmpty()
            || asked.date().equals(WireDates.onWire(month))
        ? days
        : Stream.concat(Stream.of(asked.date()), days.stream()).toList();
  }

  public boolean isFiltered() {
    return !(asked.imsi() + asked.date() + asked.billItemName()).isEmpty();
  }
}
