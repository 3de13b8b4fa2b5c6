package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.UUID;

/** The id of a group as a caller names it; what is no id names no group. */
record GroupKey(UUID value) {
  private static final int LENGTH = 36;

  static GroupKey fromString(String value) {
    try {
      if (value.length() == LENGTH) {
        return new GroupKey(UUID.fromString(value));
      }
    } catch (IllegalArgumentException e) {
      // Answered like any other group that does not exist.
    }
    throw new ApiException(ErrorCode.GROUP_NOT_FOUND);
  }
}
