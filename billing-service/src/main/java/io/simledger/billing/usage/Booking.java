package io.simledger.billing.usage;

import io.simledger.billing.intake.UsageRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A record with everything that its row needs.
 *
 * @param accountId that pays; null when nobody does
 * @param resourceId 0 for the account itself
 */
record Booking(UsageRecord record, @Nullable Integer accountId, long resourceId, short itemId) {
  static LocalDate dayOf(UsageRecord record) {
    return record.usedAt().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  LocalDate day() {
    return dayOf(record);
  }

  /** The IMSI, for what nobody pays. */
  @Nullable Long imsi() {
    return record.kind() == UsageRecord.KIND_SIM ? Long.valueOf(record.externalId()) : null;
  }
}
