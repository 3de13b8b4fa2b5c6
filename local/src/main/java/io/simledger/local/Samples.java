package io.simledger.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes two sample operators with keys and payment methods, and ready SIMs at the first of them,
 * through the public API. A run that was broken off midway is completed by the next.
 */
final class Samples {
  /** SIMs at the source. */
  static final int SIMS = 20;

  private static final String SUBSCRIPTION = "plan-D";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String apiUrl;
  private final String password;

  Samples(String apiUrl, String password) {
    this.apiUrl = apiUrl;
    this.password = password;
  }

  /** Makes what is missing and returns the credentials. */
  SampleCredentials create() {
    Session source = operator("source@example.com");
    Session destination = operator("destination@example.com");
    addSims(source);
    return new SampleCredentials(apiUrl, credentials(source), credentials(destination));
  }

  private Session operator(String email) {
    ObjectNode init =
        JSON.createObjectNode()
            .put("email", email)
            .put("password", password)
            .put("authKeyId", "keyId-local")
            .put("authKey", "secret-local")
            .put("registerPaymentMethod", true);
    init.putArray("coverageTypes").add("jp").add("g");
    HttpResponse<String> answer = call("POST", "/v1/sandbox/init", init, null);
    if (answer.statusCode() == 400) {
      // It exists since an earlier, broken-off start.
      ObjectNode login = JSON.createObjectNode().put("email", email).put("password", password);
      answer = call("POST", "/v1/auth", login, null);
    }
    JsonNode session = body(answer, "POST /v1/sandbox/init");
    return new Session(
        email,
        session.path("operatorId").asText(),
        session.path("apiKey").asText(),
        session.path("token").asText());
  }

  private void addSims(Session source) {
    JsonNode present = ask("GET", "/v1/subscribers?limit=100", null, source);
    for (int number = present.size() + 1; number <= SIMS; number++) {
      JsonNode sim =
          ask(
              "POST",
              "/v1/sandbox/subscribers/create",
              JSON.createObjectNode().put("subscription", SUBSCRIPTION),
              source);
      ObjectNode registration =
          JSON.createObjectNode()
              .put("registrationSecret", sim.path("registrationSecret").asText());
      registration.putObject("tags").put("name", "Sensor %02d".formatted(number));
      ask(
          "POST",
          "/v1/subscribers/" + sim.path("imsi").asText() + "/register",
          registration,
          source);
    }
  }

  private SampleCredentials.Operator credentials(Session session) {
    JsonNode key =
        ask(
            "POST",
            "/v1/operators/" + session.operatorId + "/auth_keys",
            JSON.createObjectNode(),
            session);
    return new SampleCredentials.Operator(
        session.operatorId,
        session.email,
        password,
        key.path("authKeyId").asText(),
        key.path("authKey").asText());
  }

  private JsonNode ask(String method, String path, @Nullable JsonNode body, Session session) {
    return body(call(method, path, body, session), method + " " + path);
  }

  private HttpResponse<String> call(
      String method, String path, @Nullable JsonNode body, @Nullable Session session) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(apiUrl + path))
            .timeout(DEADLINE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (session != null) {
      request.header("X-Soracom-API-Key", session.apiKey);
      request.header("X-Soracom-Token", session.token);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RunFailure("The samples cannot be made: the transfer service does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while the samples were made.", e);
    }
  }

  private static JsonNode body(HttpResponse<String> answer, String what) {
    if (answer.statusCode() / 100 != 2) {
      throw new RunFailure(
          "The samples cannot be made: %s answered %d %s"
              .formatted(what, answer.statusCode(), answer.body()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new RunFailure("The samples cannot be made: %s answered no JSON.".formatted(what), e);
    }
  }

  private record Session(String email, String operatorId, String apiKey, String token) {}
}
