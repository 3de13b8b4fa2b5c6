package io.simledger.transfer.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The JSON of every refusal (A5). */
public record ErrorBody(
    String code, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> details) {

  static ErrorBody of(ErrorCode error, Language language, List<String> details) {
    return new ErrorBody(error.code(), error.message(language), details);
  }

  /** The same refusal in a language. */
  public ErrorBody in(Language language) {
    return ErrorCode.ofCode(code).map(error -> of(error, language, details)).orElse(this);
  }

  /** Whether this is the refusal for that reason. */
  public boolean isAbout(ErrorCode error) {
    return code.equals(error.code());
  }
}
