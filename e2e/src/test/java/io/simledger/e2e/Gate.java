package io.simledger.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a client and the API and can cut a connection at the worst moment: when the
 * request was done, and the answer is on its way.
 */
final class Gate implements AutoCloseable {
  private final ServerSocket door;
  private final int behind;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "gate");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean cutting = new AtomicBoolean();

  /** Opens in front of a port of this machine. */
  Gate(int behind) throws IOException {
    this.behind = behind;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::letIn);
  }

  String url() {
    return "http://localhost:" + door.getLocalPort();
  }

  /** Cuts the connection of the next answer. */
  void cutNextAnswer() {
    cutting.set(true);
  }

  private void letIn() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket service = new Socket(InetAddress.getLoopbackAddress(), behind);
        threads.execute(() -> pass(client, service, false));
        threads.execute(() -> pass(service, client, true));
      }
    } catch (IOException e) {
      // Closed, and with it the test over.
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      byte[] bytes = new byte[8192];
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (answers && cutting.getAndSet(false)) {
          return;
        }
        out.write(bytes, 0, read);
      }
    } catch (IOException e) {
      // The other direction has closed both.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
