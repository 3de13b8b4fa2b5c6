package io.simledger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls the API as Soracom's own CLI does: with its headers, with a question mark behind every
 * path, without a content type where an operation takes no body, again after a lost connection, 429
 * and 5xx, and page after page by {@code x-soracom-next-key}. Only its pauses are left out.
 */
final class Cli {
  private static final int ATTEMPTS = 5;
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private String apiKey = "";
  private String token = "";
  private int requestsSent;

  Cli(String url) {
    this.url = url + "/v1";
  }

  /** Takes the API key and the token of an answer. */
  Cli signedIn(JsonNode session) {
    apiKey = session.path("apiKey").asText();
    token = session.path("token").asText();
    return this;
  }

  /** Makes an operator, and works for it. */
  Cli configured(CliProfile profile) {
    return signedIn(post("/sandbox/init", profile.whole()));
  }

  /** What the token says of itself, from which the CLI knows its operator. */
  JsonNode claims() {
    try {
      return Api.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String operatorId() {
    return claims().at("/operator/operatorId").asText();
  }

  /** Ready SIMs, by IMSI. */
  List<String> newSims(int count) {
    return Stream.generate(this::newSim).limit(count).sorted().toList();
  }

  private String newSim() {
    JsonNode created =
        post(
            "/sandbox/subscribers/create",
            Api.JSON.createObjectNode().put("subscription", "plan-D"));
    return post(
            "/subscribers/" + created.path("imsi").asText() + "/register",
            Api.JSON
                .createObjectNode()
                .put("registrationSecret", created.path("registrationSecret").asText()))
        .path("imsi")
        .asText();
  }

  /** How often something was sent until now, repetitions included. */
  int requestsSent() {
    return requestsSent;
  }

  JsonNode get(String path) {
    return json(send("GET", path, Map.of(), null, null));
  }

  /** An operation that takes no body. */
  JsonNode post(String path) {
    return json(send("POST", path, Map.of(), null, null));
  }

  JsonNode post(String path, JsonNode body) {
    return json(send("POST", path, Map.of(), "application/json", body.toString()));
  }

  void delete(String path) {
    json(send("DELETE", path, Map.of(), null, null));
  }

  /** {@code --fetch-all}: all pages of a list, one JSON array each. */
  List<JsonNode> pages(String path, Map<String, String> query) {
    List<JsonNode> pages = new ArrayList<>();
    Map<String, String> next = new TreeMap<>(query);
    while (true) {
      HttpResponse<String> page = send("GET", path, next, null, null);
      pages.add(json(page));
      String key = page.headers().firstValue("x-soracom-next-key").orElse("");
      if (key.isEmpty()) {
        return pages;
      }
      next.put("last_evaluated_key", key);
    }
  }

  /** One call, whatever comes of it. */
  HttpResponse<String> send(
      String method, String path, Map<String, String> query, String contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path + "?" + encoded(query)))
            .timeout(Duration.ofSeconds(120))
            .header("User-Agent", "soracom-cli/1.0.0")
            .header("X-Soracom-Lang", "en")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (!apiKey.isEmpty()) {
      request.header("X-Soracom-API-Key", apiKey).header("X-Soracom-Token", token);
    }
    return repeated(request.build());
  }

  private HttpResponse<String> repeated(HttpRequest request) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      requestsSent++;
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != TOO_MANY_REQUESTS && answer.statusCode() < 500) {
          return answer;
        }
      } catch (IOException e) {
        // Again, as after an answer that asks for it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    throw new AssertionError(request + " failed " + ATTEMPTS + " times");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      throw new AssertionError(answer + ": " + answer.body());
    }
    try {
      return answer.body().isEmpty() ? MissingNode.getInstance() : Api.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("No JSON: " + answer.body(), e);
    }
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
