package io.simledger.transfer.console.billing;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** Dates as bills write them: yyyyMMdd for days, yyyyMM for months (B3). */
@TemplateExtension
final class WireDates {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private WireDates() {}

  static boolean isWireMonth(String date) {
    return date.length() == 6;
  }

  static YearMonth asMonth(String date) {
    return YearMonth.parse(date, MONTH);
  }

  static LocalDate asDay(String date) {
    return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
  }

  static String onWire(YearMonth month) {
    return MONTH.format(month);
  }

  static String onWire(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
