package io.simledger.transfer.console;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;

/** Text that was typed into a form and can be stored, as JSON bodies of the API are read. */
public record FormText(String value) {

  /** The text of a field; the REST layer converts parameters with it. */
  public FormText {
    if (!Text.isStorable(value)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID);
    }
    // Browsers send the lines of a text area with both characters.
    value = value.replace("\r\n", "\n");
  }

  /** The same, which may have so many characters; {@code field} names it in the refusal. */
  public String atMost(int length, String field) {
    if (value.length() > length) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, field);
    }
    return value;
  }
}
