package io.simledger.transfer.sandbox;

import io.simledger.usage.v1.ReportUsageResponse;

/**
 * What became of reported records.
 *
 * @param accepted counted now
 * @param duplicates counted before
 */
record UsageCounts(int accepted, int duplicates) {

  static UsageCounts of(ReportUsageResponse answer) {
    return new UsageCounts(answer.getAccepted(), answer.getDuplicates());
  }
}
