package io.simledger.transfer.error;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Stops reading a body that grows too large without having announced its size. */
@Provider
class BodyLimit implements ReaderInterceptor {
  private final long maxBodySize;

  BodyLimit(@ConfigProperty(name = "simledger.max-body-size") MemorySize maxBodySize) {
    this.maxBodySize = maxBodySize.asLongValue();
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new LimitedStream(context.getInputStream(), maxBodySize));
    return context.proceed();
  }

  private static final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream body, long limit) {
      super(body);
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      return counted(read, read);
    }

    private int counted(int result, int bytes) throws TooLargeException {
      if (result >= 0) {
        left -= bytes;
      }
      if (left < 0) {
        throw new TooLargeException();
      }
      return result;
    }
  }

  /** An I/O failure, because readers of JSON pass on only those untouched. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
