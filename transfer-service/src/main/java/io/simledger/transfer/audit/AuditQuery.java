package io.simledger.transfer.audit;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are asked for.
 *
 * @param from earliest time, inclusive
 * @param to latest time, inclusive
 * @param before the last call of the page before
 * @param apiKind empty for all
 */
public record AuditQuery(Instant from, Instant to, Position before, String apiKind, int limit) {
  private static final int DEFAULT_LIMIT = 100;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** Parameters as they came; times are milliseconds of Unix time. */
  public static AuditQuery of(
      @Nullable Long from,
      @Nullable Long to,
      @Nullable String lastEvaluatedKey,
      @Nullable String apiKind,
      @Nullable Integer limit) {
    return new AuditQuery(
        from == null ? Instant.EPOCH : instant(from, "from_epoch_ms"),
        to == null ? END_OF_TIME : instant(to, "to_epoch_ms"),
        lastEvaluatedKey == null
            ? new Position(END_OF_TIME, Long.MAX_VALUE)
            : Position.of(lastEvaluatedKey),
        apiKind == null ? "" : apiKind,
        limit == null ? DEFAULT_LIMIT : limit);
  }

  private static Instant instant(long millis, String field) {
    if (millis < 0 || millis > END_OF_TIME.toEpochMilli()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, field);
    }
    return Instant.ofEpochMilli(millis);
  }

  /**
   * A place in the log. A key is the time of a call, as the API defines it, with an underscore and
   * the number of the call after it: calls of one millisecond may stand on two pages.
   */
  public record Position(Instant calledAt, long callId) {
    private static final Pattern KEY = Pattern.compile("([0-9]{1,15})(?:_([0-9]{1,18}))?");

    static Position of(String key) {
      Matcher matcher = KEY.matcher(key);
      if (!matcher.matches()) {
        throw new ApiException(ErrorCode.PARAMETER_INVALID, "last_evaluated_key");
      }
      return new Position(
          instant(Long.parseLong(matcher.group(1)), "last_evaluated_key"),
          matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2)));
    }
  }
}
