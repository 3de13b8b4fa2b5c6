package io.simledger.transfer.sandbox;

import io.simledger.usage.v1.ReportUsageResponse;

/**
 * What became of reported records.
 *
 * @param accepted counted now
 * @param duplicates counted before
 * @param unassigned kept aside, because nobody owned the resource then; counted in {@code accepted}
 */
record UsageCounts(int accepted, int duplicates, int unassigned) {

  static UsageCounts of(ReportUsageResponse answer) {
    return new UsageCounts(answer.getAccepted(), answer.getDuplicates(), answer.getUnassigned());
  }
}
