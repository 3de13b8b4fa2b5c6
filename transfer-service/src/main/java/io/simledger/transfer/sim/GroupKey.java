package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;
import java.util.UUID;

/** The id of a group as a caller names it; what is no id names no group. */
public record GroupKey(UUID value) {
  public static GroupKey fromString(String value) {
    return new GroupKey(
        Text.uuid(value).orElseThrow(() -> new ApiException(ErrorCode.GROUP_NOT_FOUND)));
  }
}
