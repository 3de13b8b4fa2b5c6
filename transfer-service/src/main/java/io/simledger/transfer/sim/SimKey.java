package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;

/** What a SIM is addressed by. */
public sealed interface SimKey permits Imsi, SimId {

  String value();

  /** Name of the property and, in the database's spelling, of the column. */
  String property();

  /**
   * An IMSI or a SIM ID, whichever it is by its length.
   *
   * @throws ApiException {@link ErrorCode#PARAMETER_INVALID} when it is neither
   */
  static SimKey of(String value) {
    return value.length() > Imsi.DIGITS ? new SimId(value) : new Imsi(value);
  }

  /** The key's value, refused unless it has this many digits. */
  static String digits(String value, int length, String field) {
    boolean wellFormed =
        value.length() == length && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    if (!wellFormed) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, field);
    }
    return value;
  }
}
