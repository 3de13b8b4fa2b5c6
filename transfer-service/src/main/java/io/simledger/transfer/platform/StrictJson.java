package io.simledger.transfer.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Reads JSON by the types that it has: {@code 5} is no text and {@code "5"} no number. Unknown
 * fields are ignored.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
        .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
        .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
        .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
        // No list has elements that are nothing. The first one ends the reading: there may be
        // millions, which a look at each would put into words. What a map holds is its owner's.
        .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .registerModule(
            new SimpleModule("strict values")
                .addDeserializer(String.class, new StrictText())
                .addDeserializer(BigDecimal.class, new StrictNumber()));
    mapper.configOverride(Map.class).setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.SET));
  }

  /** Text that the database can store: no NUL, no half of a surrogate pair. */
  private static final class StrictText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    StrictText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      String text = parser.getText();
      if (!Text.isStorable(text)) {
        return (String) context.handleWeirdStringValue(String.class, "", "not storable text");
      }
      return text;
    }
  }

  /**
   * A number that can be written out. {@code 1e999999999} fits in a few bytes until somebody does.
   */
  private static final class StrictNumber extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;
    private static final long MAX_SCALE = 100;

    StrictNumber() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
      }
      BigDecimal number = parser.getDecimalValue();
      if (Math.abs((long) number.scale()) > MAX_SCALE) {
        return (BigDecimal)
            context.handleWeirdNumberValue(BigDecimal.class, number, "not a writable number");
      }
      return number;
    }
  }
}
