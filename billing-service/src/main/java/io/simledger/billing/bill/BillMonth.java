package io.simledger.billing.bill;

import io.simledger.billing.error.BillingError;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months as requests name them: {@code yyyyMM}, UTC. */
final class BillMonth {
  /** How far back bills can be asked for, beside the running month (C10). */
  static final int HISTORY = 18;

  private static final Pattern FORM = Pattern.compile("([0-9]{4})([0-9]{2})");

  private BillMonth() {}

  /**
   * Reads a month; an empty text is the running one.
   *
   * @throws io.simledger.billing.error.BillingException for a malformed month, and for one outside
   *     of the history, which has no bill
   */
  static YearMonth parse(String text, YearMonth running) {
    YearMonth month = text.isEmpty() ? running : parse(text);
    if (month.isAfter(running) || month.isBefore(running.minusMonths(HISTORY))) {
      throw BillingError.MONTH_WITHOUT_CHARGE.exception();
    }
    return month;
  }

  private static YearMonth parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw BillingError.MALFORMED_MONTH.exception();
    }
    try {
      return YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    } catch (DateTimeException e) {
      throw BillingError.MALFORMED_MONTH.exception();
    }
  }
}
