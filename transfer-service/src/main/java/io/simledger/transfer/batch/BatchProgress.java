package io.simledger.transfer.batch;

import io.simledger.transfer.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a batch is.
 *
 * @param refused how many SIMs were refused for which reason, by code
 */
public record BatchProgress(long total, long done, Map<String, Long> refused) {

  public long refusedCount() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  public long settled() {
    return done + refusedCount();
  }

  /** How many SIMs were refused, by reason. */
  public Map<ErrorCode, Long> refusedReasons() {
    Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
    refused.forEach(
        (code, count) ->
            reasons.merge(ErrorCode.ofCode(code).orElse(ErrorCode.UNEXPECTED), count, Long::sum));
    return reasons;
  }
}
