package io.simledger.billing.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as a blocking stream: writing waits while the client is behind, so that no
 * more than a few buffers are under way. To be used by one thread, not that of the event loop.
 *
 * <p>{@link #close} ends the body as whole. A body that is not whole must not be closed but broken
 * off by {@link #breakOff} (C8).
 */
final class ResponseStream extends OutputStream {
  private static final int BUFFERS_UNDER_WAY = 4;

  private final HttpServerResponse response;
  private final Duration stallLimit;
  private final long lastNanos;
  private final Semaphore room = new Semaphore(BUFFERS_UNDER_WAY);
  private volatile boolean isClientGone;

  ResponseStream(HttpServerResponse response, Duration stallLimit, Duration limit) {
    this.response = response;
    this.stallLimit = stallLimit;
    this.lastNanos = System.nanoTime() + limit.toNanos();
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    awaitRoom();
    response
        .write(Buffer.buffer(count).appendBytes(bytes, from, count))
        .onComplete(
            written -> {
              isClientGone |= written.failed();
              room.release();
            });
  }

  @Override
  public void close() {
    response.end();
  }

  /** Ends the connection, or the stream of it, in a way that no client takes for a whole body. */
  void breakOff() {
    response.reset();
  }

  private void awaitRoom() throws IOException {
    try {
      if (!room.tryAcquire(stallLimit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("The client took nothing for " + stallLimit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    if (isClientGone) {
      throw new IOException("The client is gone");
    }
    if (System.nanoTime() - lastNanos > 0) {
      throw new IOException("The download took too long");
    }
  }
}
