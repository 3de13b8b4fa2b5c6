package io.simledger.transfer.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Numbers, money and times as the reader's language writes them; all times are UTC. */
@RequestScoped
@Named("format")
public class Formats {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Unit prices may be very small; they are never rounded. */
  private static final int ALL_DIGITS = 40;

  private final Shell shell;

  Formats(Shell shell) {
    this.shell = shell;
  }

  /** With grouping and every digit. */
  public String number(Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMaximumFractionDigits(ALL_DIGITS);
    return format.format(number);
  }

  /** An amount with its currency sign and at least the digits of the currency's unit. */
  public String money(BigDecimal amount, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale());
    Currency unit = Currency.getInstance(currency);
    format.setCurrency(unit);
    format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
    format.setMaximumFractionDigits(ALL_DIGITS);
    return format.format(amount);
  }

  /** An amount for overviews, with two digits more than the currency has. */
  public String sum(BigDecimal amount, String currency) {
    Currency unit = Currency.getInstance(currency);
    NumberFormat format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(unit);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(unit.getDefaultFractionDigits() + 2);
    format.setMaximumFractionDigits(unit.getDefaultFractionDigits() + 2);
    return format.format(amount);
  }

  /** {@code 2026-11-22 09:00}, UTC. */
  public String time(Instant instant) {
    return TIME.format(instant);
  }

  /** {@code 2026-11-22 09:00:30}, UTC. */
  public String timeToSecond(Instant instant) {
    return SECOND.format(instant);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()).format(day);
  }

  /** {@code November 2026}, {@code 2026年11月}. */
  public String month(YearMonth month) {
    String pattern = shell.language().equals("ja") ? "yyyy年M月" : "MMMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(month);
  }

  private Locale locale() {
    return shell.language().equals("ja") ? Locale.JAPAN : Locale.US;
  }
}
