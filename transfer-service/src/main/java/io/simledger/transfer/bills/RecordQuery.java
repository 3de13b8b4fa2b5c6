package io.simledger.transfer.bills;

import io.simledger.bills.v1.ListRecordsRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which records of a month are asked for, all without a filter, and which page of them (A7). */
public class RecordQuery {
  private static final int MAX_LIMIT = 100;

  @RestQuery
  @Pattern(regexp = "[0-9]{15}")
  @Nullable String imsi;

  /** yyyyMMdd of daily records, yyyyMM of monthly ones and discounts (B3). */
  @RestQuery
  @Pattern(regexp = "[0-9]{6}|[0-9]{8}")
  @Nullable String date;

  @RestQuery
  @Size(max = 200)
  @Nullable String billItemName;

  @RestQuery
  @Min(1)
  @Max(MAX_LIMIT)
  @Nullable Integer limit;

  @RestQuery("last_evaluated_key")
  @Size(max = 1_000)
  @Nullable String lastEvaluatedKey;

  /** Empty for every SIM. */
  public String imsi() {
    return orEmpty(imsi);
  }

  /** Empty for every date. */
  public String date() {
    return orEmpty(date);
  }

  /** Empty for every item. */
  public String billItemName() {
    return orEmpty(billItemName);
  }

  /** Whether this is another page than the first. */
  public boolean isContinued() {
    return !orEmpty(lastEvaluatedKey).isEmpty();
  }

  ListRecordsRequest.Builder addTo(ListRecordsRequest.Builder request) {
    return request
        .setImsi(orEmpty(imsi))
        .setDate(orEmpty(date))
        .setBillItemName(orEmpty(billItemName))
        .setPageSize(Objects.requireNonNullElse(limit, MAX_LIMIT))
        .setPageToken(orEmpty(lastEvaluatedKey));
  }

  private static String orEmpty(@Nullable String filter) {
    return Objects.requireNonNullElse(filter, "");
  }
}
