package io.simledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kept connection that sends exactly the bytes that it is given, sensible or not, and costs
 * next to nothing.
 */
public final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final int port;
  private Socket socket;
  private InputStream answers;

  public Wire(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param headers by their names in lower case
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Sends a whole request and waits for its answer. */
  public Answer exchange(byte[] request) throws IOException {
    boolean fresh = socket == null;
    try {
      return exchangeOnce(request);
    } catch (IOException e) {
      close();
      if (fresh) {
        throw e;
      }
      // The server may give up a connection that was idle.
      return exchangeOnce(request);
    }
  }

  private Answer exchangeOnce(byte[] request) throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      answers = new BufferedInputStream(socket.getInputStream());
    }
    socket.getOutputStream().write(request);
    return answer();
  }

  private Answer answer() throws IOException {
    String statusLine = line();
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    Answer answer = new Answer(status, headers, new String(body(status, headers), UTF_8));
    if (answer.header("connection").equalsIgnoreCase("close")) {
      close();
    }
    return answer;
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? answers.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = answers.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The answer was broken off");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new EOFException("The connection was closed");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
