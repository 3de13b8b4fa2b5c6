package io.simledger.billing.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a month in the order of its file (C5).
 *
 * @param next what the next page comes after; null on the last one
 */
public record RecordPage(List<BillRecord> records, @Nullable RecordId next) {
  public RecordPage {
    records = List.copyOf(records);
  }
}
