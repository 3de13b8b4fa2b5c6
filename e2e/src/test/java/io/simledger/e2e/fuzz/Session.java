package io.simledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.simledger.e2e.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An operator that requests are made for. What they end, its session or the whole operator, is made
 * anew.
 */
final class Session {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "Operators-own-1";

  private final String email;
  private final KnownValues known = new KnownValues();
  private volatile Credentials credentials = new Credentials("", "", "");

  Session(String name) {
    this.email = name + "@example.com";
  }

  /** What a call is made with. */
  record Credentials(String operatorId, String apiKey, String token) {
    Map<String, String> headers() {
      return Map.of("X-Soracom-API-Key", apiKey, "X-Soracom-Token", token);
    }
  }

  Credentials credentials() {
    return credentials;
  }

  String email() {
    return email;
  }

  KnownValues known() {
    return known;
  }

  /** Makes a session unless somebody has since these credentials. */
  synchronized void renew(Wire wire, Credentials ended) throws IOException {
    if (!credentials.equals(ended)) {
      return;
    }
    ObjectNode init =
        JSON.createObjectNode()
            .put("email", email)
            .put("password", PASSWORD)
            .put("authKeyId", "keyId-fuzz")
            .put("authKey", "secret-fuzz");
    init.putArray("coverageTypes").add("jp").add("g");
    credentials = new Credentials("", "", "");
    JsonNode session = post(wire, "/v1/sandbox/init", init);
    credentials =
        new Credentials(
            session.path("operatorId").asText(),
            session.path("apiKey").asText(),
            session.path("token").asText());
    if (!credentials.operatorId().equals(ended.operatorId())) {
      known.forget();
      known.learn("operatorId", credentials.operatorId());
      known.learn("email", email);
      known.learn("userName", "taro");
      known.learn("roleId", "reader");
      furnish(wire);
    }
  }

  /** Something of everything, so that requests find what they name. */
  private void furnish(Wire wire) throws IOException {
    String own = "/v1/operators/" + credentials.operatorId();
    for (String plan : new String[] {"plan-D", "plan-KM1", "plan01s"}) {
      post(
          wire,
          "/v1/sandbox/sims",
          JSON.createObjectNode().put("subscription", plan).put("count", 4));
    }
    learn(wire, "/v1/sims");
    learn(wire, "/g/v1/sims");
    post(wire, "/v1/groups", JSON.createObjectNode());
    post(wire, own + "/users/taro", JSON.createObjectNode());
    post(
        wire,
        own + "/roles/reader",
        JSON.createObjectNode().put("permission", "{\"statements\":[]}"));
    post(
        wire,
        own + "/shipping_addresses",
        JSON.createObjectNode()
            .put("addressLine1", "1-1")
            .put("city", "Minato")
            .put("state", "Tokyo")
            .put("zipCode", "107-0052"));
  }

  private void learn(Wire wire, String path) throws IOException {
    known.learn(answer(wire, "GET", path, null));
  }

  private JsonNode post(Wire wire, String path, JsonNode body) throws IOException {
    JsonNode answer = answer(wire, "POST", path, body.toString().getBytes(UTF_8));
    known.learn(answer);
    return answer;
  }

  private JsonNode answer(Wire wire, String method, String path, byte[] body) throws IOException {
    Map<String, String> headers = new HashMap<>(credentials.headers());
    headers.put("Content-Type", "application/json");
    Wire.Answer answer = wire.exchange(new Request("", method, path, headers, body).bytes());
    if (answer.status() >= 500) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
    // Refused where another client has ended the new session already.
    return answer.status() < 300 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
  }
}
