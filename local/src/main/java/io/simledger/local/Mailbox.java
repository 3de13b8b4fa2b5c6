package io.simledger.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.icegreen.greenmail.mail.MovingMessage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caught mails, oldest first, in memory and over HTTP on loopback:
 *
 * <ul>
 *   <li>{@code GET /mails?to=ADDRESS} answers {@code
 *       [{"id","to","subject","text","html","sentTime","receivedTime"}]}; without {@code to} all of
 *       them. The address compares case-insensitively.
 *   <li>{@code DELETE /mails} forgets them and answers 204.
 * </ul>
 */
final class Mailbox implements AutoCloseable {
  /** The oldest mails give way to new ones above this number. */
  static final int CAPACITY = 10_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final Deque<CaughtMail> mails = new ArrayDeque<>();
  private long caught;

  private Mailbox(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts the HTTP side.
   *
   * @param port 0 for any free port
   */
  static Mailbox start(int port) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      Mailbox mailbox = new Mailbox(http);
      http.createContext("/mails", mailbox::answer);
      http.start();
      return mailbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return http.getAddress().getPort();
  }

  /** Keeps what the mail server took for one recipient. */
  synchronized void keep(MovingMessage message, String recipient) throws MessagingException {
    mails.add(
        CaughtMail.of(Long.toString(++caught), recipient, message.getMessage(), Instant.now()));
    if (mails.size() > CAPACITY) {
      mails.remove();
    }
  }

  synchronized List<CaughtMail> all() {
    return List.copyOf(mails);
  }

  List<CaughtMail> to(String recipient) {
    return all().stream().filter(mail -> mail.to().equalsIgnoreCase(recipient)).toList();
  }

  synchronized void clear() {
    mails.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET" -> send(exchange, json(asked(exchange.getRequestURI().getRawQuery())));
        case "DELETE" -> {
          clear();
          exchange.sendResponseHeaders(204, -1);
        }
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private List<CaughtMail> asked(@Nullable String query) {
    if (query == null || !query.startsWith("to=")) {
      return all();
    }
    return to(URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8));
  }

  private static byte[] json(List<CaughtMail> mails) throws JsonProcessingException {
    ArrayNode array = JSON.createArrayNode();
    for (CaughtMail mail : mails) {
      array
          .addObject()
          .put("id", mail.id())
          .put("to", mail.to())
          .put("subject", mail.subject())
          .put("text", mail.text())
          .put("html", mail.html())
          .put("sentTime", mail.sentTime().toString())
          .put("receivedTime", mail.receivedTime().toString());
    }
    return JSON.writeValueAsBytes(array);
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
