package io.simledger.transfer.console.groups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;
import org.jspecify.annotations.Nullable;

/** A value of a setting, which people write as JSON. */
public record JsonText(@Nullable Object value) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The value of a field; the REST layer converts parameters with it. */
  public static JsonText fromString(String text) {
    try {
      if (Text.isStorable(text)) {
        return new JsonText(JSON.readValue(text, Object.class));
      }
    } catch (JsonProcessingException e) {
      // As unsuitable as any other text that is none.
    }
    throw new ApiException(ErrorCode.PARAMETER_INVALID, "value");
  }

  static String of(@Nullable Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
