package io.simledger.billing.api;

import com.google.protobuf.Timestamp;
import io.simledger.billing.bill.Bill;
import io.simledger.billing.bill.DailyAmount;
import io.simledger.billing.export.ExportedFile;
import io.simledger.bills.v1.BillState;
import io.simledger.bills.v1.ExportState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes the parts of responses. */
final class Responses {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private Responses() {}

  static io.simledger.bills.v1.Bill bill(Bill bill) {
    return io.simledger.bills.v1.Bill.newBuilder()
        .setMonth(MONTH.format(bill.month()))
        .setState(
            switch (bill.state()) {
              case TEMPORARY -> BillState.BILL_STATE_TEMPORARY;
              case CLOSED -> BillState.BILL_STATE_CLOSED;
            })
        .setCurrency(bill.coverage().currency())
        .setAmount(plain(bill.amount()))
        .setAmountBeforeTax(plain(bill.amountBeforeTax()))
        .setLastEvaluatedAt(timestamp(bill.evaluatedAt()))
        .build();
  }

  static io.simledger.bills.v1.DailyAmount day(DailyAmount day) {
    return io.simledger.bills.v1.DailyAmount.newBuilder()
        .setDate(DateTimeFormatter.BASIC_ISO_DATE.format(day.day()))
        .setAmount(plain(day.amount()))
        .build();
  }

  static io.simledger.bills.v1.ExportedFile file(ExportedFile file, Optional<String> url) {
    return io.simledger.bills.v1.ExportedFile.newBuilder()
        .setExportedFileId(file.publicId())
        .setState(
            switch (file.state()) {
              case PROCESSING -> ExportState.EXPORT_STATE_PROCESSING;
              case EXPORTED -> ExportState.EXPORT_STATE_EXPORTED;
              case FAILED -> ExportState.EXPORT_STATE_FAILED;
            })
        .setUrl(url.orElse(""))
        .build();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
