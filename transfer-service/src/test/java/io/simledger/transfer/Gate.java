package io.simledger.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port through which a server is reached. While it is shut, connections are refused and those
 * that stood are broken, as if the server were down.
 */
public final class Gate implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket entrance;
  private Thread keeper;

  private Gate(int target) throws IOException {
    this.target = target;
    listen(0);
    this.port = entrance.getLocalPort();
  }

  /** An open gate, on any free port of loopback, to another port there. */
  public static Gate to(int target) throws IOException {
    return new Gate(target);
  }

  public int port() {
    return port;
  }

  public void open() {
    try {
      listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void shut() {
    close(entrance);
    awaitEnd(keeper);
    sockets.forEach(Gate::close);
    sockets.clear();
  }

  @Override
  public void close() {
    shut();
  }

  private void listen(int onPort) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
    entrance = opened;
    keeper =
        inBackground(
            () -> {
              while (true) {
                connect(opened.accept());
              }
            });
  }

  /** A server that cannot be reached breaks this connection, and no later one. */
  private void connect(Socket from) throws IOException {
    sockets.add(from);
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(to);
      inBackground(() -> copy(from, to));
      inBackground(() -> copy(to, from));
    } catch (IOException e) {
      from.close();
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The gate was shut, or one of the sides went away.
              }
            },
            "gate");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The port is free only when nobody waits at it any more. */
  private static void awaitEnd(Thread thread) {
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
