package io.simledger.transfer.batch;

import io.simledger.transfer.error.ErrorCode;
import java.util.Map;

/**
 * What an action would do to the SIMs of a selection.
 *
 * @param total SIMs that were selected
 * @param allowed SIMs for which it would not be refused
 * @param refused how many would be refused, by reason
 * @param allowedByPlan those allowed, by subscription
 * @param losses of those allowed: what a new owner does not get (T8)
 */
public record BatchPreview(
    long total,
    long allowed,
    Map<ErrorCode, Long> refused,
    Map<String, Long> allowedByPlan,
    Losses losses) {

  /** How many SIMs lose what when they change hands (T8). */
  public record Losses(
      long tags, long groups, long expiries, long imeiLocks, long terminationEnabled) {
    public boolean isNone() {
      return tags + groups + expiries + imeiLocks + terminationEnabled == 0;
    }

    Losses plus(Losses other) {
      return new Losses(
          tags + other.tags,
          groups + other.groups,
          expiries + other.expiries,
          imeiLocks + other.imeiLocks,
          terminationEnabled + other.terminationEnabled);
    }
  }
}
