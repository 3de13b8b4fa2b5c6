package io.simledger.billing.explain;

import io.simledger.billing.error.BillingError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a month are wanted.
 *
 * @param imsi 15 digits; null for all
 * @param day records of daily items of this day; null for all
 * @param month records of monthly items and discounts of this month; null for all
 * @param billItemName null for all
 */
public record RecordFilter(
    @Nullable String imsi,
    @Nullable LocalDate day,
    @Nullable YearMonth month,
    @Nullable String billItemName) {
  private static final Pattern IMSI = Pattern.compile("[0-9]{15}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{6}");
  private static final Pattern DAY = Pattern.compile("[0-9]{8}");

  /** Reads a filter; empty texts ask for all. A malformed one is refused. */
  public static RecordFilter of(String imsi, String date, String billItemName) {
    if (!imsi.isEmpty() && !IMSI.matcher(imsi).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    if (!date.isEmpty() && !MONTH.matcher(date).matches() && !DAY.matcher(date).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    try {
      return new RecordFilter(
          imsi.isEmpty() ? null : imsi,
          DAY.matcher(date).matches()
              ? LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
              : null,
          MONTH.matcher(date).matches()
              ? YearMonth.of(
                  Integer.parseInt(date.substring(0, 4)), Integer.parseInt(date.substring(4)))
              : null,
          billItemName.isEmpty() ? null : billItemName);
    } catch (DateTimeException e) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
  }
}
