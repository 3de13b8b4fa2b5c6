package io.simledger.transfer.bills;

import io.simledger.bills.v1.BillRecord;
import io.simledger.bills.v1.RecordKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the billing detail (B1).
 *
 * @param recordId names the record within its month
 * @param kind {@code charge} or {@code discount}
 * @param resourceType column of the billing detail; absent for records of the account itself
 * @param date yyyyMMdd for daily items, yyyyMM for monthly ones and discounts (B3)
 * @param amount without tax; below zero for discounts
 */
public record BillRecordView(
    String recordId,
    String kind,
    @Nullable String resourceType,
    @Nullable String resourceId,
    String date,
    String billItemName,
    BigDecimal unitPrice,
    BigDecimal quantity,
    BigDecimal amount,
    String currency) {

  public static BillRecordView of(BillRecord record, String currency) {
    return new BillRecordView(
        record.getRecordId(),
        record.getKind() == RecordKind.RECORD_KIND_DISCOUNT ? "discount" : "charge",
        WireValues.orNull(record.getResourceType()),
        WireValues.orNull(record.getResourceId()),
        record.getDate(),
        record.getBillItemName(),
        new BigDecimal(record.getUnitPrice()),
        new BigDecimal(record.getQuantity()),
        new BigDecimal(record.getAmount()),
        currency);
  }
}
