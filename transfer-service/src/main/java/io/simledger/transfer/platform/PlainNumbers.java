package io.simledger.transfer.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Writes decimal numbers to JSON as people do: no exponent, which prices per byte would have, and
 * no trailing zeros.
 */
@Singleton
class PlainNumbers implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("plain numbers").addSerializer(BigDecimal.class, new PlainNumber()));
  }

  private static final class PlainNumber extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    PlainNumber() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal number, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(number.stripTrailingZeros().toPlainString());
    }
  }
}
