package io.simledger.billing.api;

import io.simledger.billing.account.Coverage;
import io.simledger.billing.error.BillingError;
import io.simledger.bills.v1.BillingAccount;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the parts of requests, and refuses those that are malformed. */
final class Requests {
  private static final Pattern OPERATOR_ID = Pattern.compile("OP[0-9]{10}");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private Requests() {}

  static io.simledger.billing.account.BillingAccount.Key account(BillingAccount account) {
    if (!OPERATOR_ID.matcher(account.getOperatorId()).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return new io.simledger.billing.account.BillingAccount.Key(
        account.getOperatorId(),
        switch (account.getCoverageType()) {
          case COVERAGE_TYPE_JP -> Coverage.JP;
          case COVERAGE_TYPE_G -> Coverage.G;
          default -> throw BillingError.MALFORMED_REQUEST.exception();
        });
  }

  static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return UUID.fromString(text);
  }
}
