package io.simledger.transfer.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are no JSON. The REST layer would make a value of plain text as well, where a
 * request has only one field.
 */
@Provider
class JsonBodies implements ReaderInterceptor {
  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    MediaType type = context.getMediaType();
    if (type != null && !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw new ApiException(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
    }
    return context.proceed();
  }
}
