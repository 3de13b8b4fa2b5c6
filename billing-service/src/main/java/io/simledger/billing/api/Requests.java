package io.simledger.billing.api;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.explain.RecordId;
import io.simledger.bills.v1.BillingAccount;
import io.simledger.simevents.v1.CoverageType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of requests, and refuses those that are malformed. */
final class Requests {
  private static final Pattern OPERATOR_ID = Pattern.compile("OP[0-9]{10}");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final Pattern DAY = Pattern.compile("[0-9]{8}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}([.][0-9]{1,6})?");
  private static final int MAX_PAGE = 100;

  private Requests() {}

  static io.simledger.billing.account.BillingAccount.Key account(BillingAccount account) {
    if (!OPERATOR_ID.matcher(account.getOperatorId()).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return new io.simledger.billing.account.BillingAccount.Key(
        account.getOperatorId(), coverage(account.getCoverageType()));
  }

  static Coverage coverage(CoverageType type) {
    return switch (type) {
      case COVERAGE_TYPE_JP -> Coverage.JP;
      case COVERAGE_TYPE_G -> Coverage.G;
      default -> throw BillingError.MALFORMED_REQUEST.exception();
    };
  }

  /** A day as yyyyMMdd; empty for an empty text. */
  static Optional<LocalDate> day(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (!DAY.matcher(text).matches()) {
        throw BillingError.MALFORMED_REQUEST.exception();
      }
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
  }

  /** A month as yyyyMM; empty for an empty text. */
  static Optional<YearMonth> month(String text) {
    return text.isEmpty() ? Optional.empty() : day(text + "01").map(YearMonth::from);
  }

  /** A plain decimal number above zero. */
  static BigDecimal amount(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return new BigDecimal(text);
  }

  static int pageSize(int asked) {
    if (asked < 0 || asked > MAX_PAGE) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return asked == 0 ? MAX_PAGE : asked;
  }

  static @Nullable RecordId pageToken(String text) {
    return text.isEmpty() ? null : RecordId.parse(text, BillingError.MALFORMED_REQUEST);
  }

  static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return UUID.fromString(text);
  }
}
