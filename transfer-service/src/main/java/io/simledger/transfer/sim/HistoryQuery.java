package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a status history is asked for.
 *
 * @param from earliest change, inclusive
 * @param to latest change, inclusive
 * @param after key of the last entry of the page before
 */
record HistoryQuery(Instant from, Instant to, boolean ascending, long after, int limit) {
  private static final int DEFAULT_LIMIT = 30;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** From parameters in milliseconds of Unix time; the latest change comes first by default. */
  static HistoryQuery of(
      @Nullable Long from, @Nullable Long to, @Nullable String sort, PageQuery page) {
    boolean ascending = "asc".equals(sort);
    if (sort != null && !ascending && !sort.equals("desc")) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "sort");
    }
    return new HistoryQuery(
        instant(from, Instant.EPOCH, "from"),
        instant(to, END_OF_TIME, "to"),
        ascending,
        after(page.lastEvaluatedKey, ascending),
        page.limitOr(DEFAULT_LIMIT));
  }

  private static Instant instant(@Nullable Long millis, Instant otherwise, String field) {
    if (millis == null) {
      return otherwise;
    }
    if (millis < 0 || millis > END_OF_TIME.toEpochMilli()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, field);
    }
    return Instant.ofEpochMilli(millis);
  }

  private static long after(@Nullable String key, boolean ascending) {
    if (key == null) {
      return ascending ? 0 : Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "last_evaluated_key");
    }
  }
}
