package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Which tag a listed SIM or group must have.
 *
 * @param match {@code any} when none is asked for, otherwise {@code exact} or {@code prefix}
 */
public record TagFilter(String match, String name, String value) {

  public static TagFilter of(
      @Nullable String name, @Nullable String value, @Nullable String matchMode) {
    String match = matchMode == null ? "exact" : matchMode;
    if (!match.equals("exact") && !match.equals("prefix")) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "tag_value_match_mode");
    }
    if (name == null) {
      return new TagFilter("any", "", "");
    }
    if (value == null) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "tag_value");
    }
    return new TagFilter(match, name, value);
  }
}
