package io.simledger.transfer.bills;

import io.simledger.bills.v1.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The preliminary bill of the running month.
 *
 * @param lastEvaluatedTime yyyyMMddHHmmss (UTC)
 */
record LatestBill(BigDecimal amount, String currency, String lastEvaluatedTime) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  static LatestBill of(Bill bill) {
    Instant evaluated =
        Instant.ofEpochSecond(
            bill.getLastEvaluatedAt().getSeconds(), bill.getLastEvaluatedAt().getNanos());
    return new LatestBill(
        new BigDecimal(bill.getAmount()), bill.getCurrency(), TIME.format(evaluated));
  }
}
