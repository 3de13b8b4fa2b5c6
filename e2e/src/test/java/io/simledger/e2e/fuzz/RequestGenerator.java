package io.simledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.simledger.e2e.fuzz.Operation.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** Makes requests to operations. */
final class RequestGenerator {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Says what UTF-8 has no bytes for. */
  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Random random;
  private final Session caller;
  private final List<Session> others;
  private final Values values;
  private final Values othersValues;

  /**
   * @param others operators with something of their own, at least one
   */
  RequestGenerator(Random random, Session caller, List<Session> others) {
    this.random = random;
    this.caller = caller;
    this.others = others;
    List<KnownValues> othersKnown = others.stream().map(Session::known).toList();
    this.values = new Values(random, caller.known(), othersKnown);
    this.othersValues = new Values(random, othersKnown.get(0), othersKnown);
  }

  /** A request of a caller who may call it. */
  Request request(Operation operation) {
    values.begin();
    String prefix = random.nextInt(6) == 0 ? "/g" : "";
    Request request =
        new Request(
            operation.operationId(),
            operation.method(),
            prefix + path(operation, values) + query(operation),
            headers(),
            null);
    return operation.hasBody() ? withJson(request, body(operation)) : request;
  }

  /** A request about what another operator has: nothing of it exists for the caller. */
  Request aboutOthers(Operation operation) {
    values.begin();
    Request request =
        new Request(
            operation.operationId(),
            operation.method(),
            path(operation, othersValues),
            headers(),
            null);
    return operation.hasBody() ? withJson(request, body(operation)) : request;
  }

  private String path(Operation operation, Values source) {
    String path = operation.path();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.inPath()) {
        path =
            path.replace(
                "{" + parameter.name() + "}",
                encoded(source.text(parameter.name(), parameter.schema())));
      }
    }
    return path;
  }

  private String query(Operation operation) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Parameter parameter : operation.parameters()) {
      if (!parameter.inPath()) {
        // Most of them not at all, some more than once.
        for (int times = random.nextInt(8) - 4; times > 0; times--) {
          query.add(
              parameter.name() + "=" + encoded(values.text(parameter.name(), parameter.schema())));
        }
      }
    }
    if (random.nextInt(20) == 0) {
      query.add(encoded(Oddities.text(random)) + "=" + encoded(Oddities.text(random)));
    }
    return query.toString();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>(caller.credentials().headers());
    switch (random.nextInt(4)) {
      case 0 -> headers.put("X-Soracom-Lang", "ja");
      case 1 -> headers.put("X-Soracom-Lang", "en");
      default -> {}
    }
    if (random.nextInt(10) == 0) {
      headers.put("Idempotency-Key", "key-" + random.nextInt(50));
    }
    return headers;
  }

  private JsonNode body(Operation operation) {
    JsonNode body = values.value(operation.operationId(), operation.body());
    if (operation.operationId().equals("issueSubscriberTransferToken")
        && body instanceof ObjectNode issue
        && random.nextBoolean()) {
      // Both at random would never belong together.
      Session destination = others.get(random.nextInt(others.size()));
      issue
          .put("transferDestinationOperatorId", destination.credentials().operatorId())
          .put("transferDestinationOperatorEmail", destination.email());
    }
    return body;
  }

  private Request withJson(Request request, JsonNode body) {
    try {
      ObjectMapper mapper = random.nextInt(3) == 0 ? ESCAPING : JSON;
      return request
          .with("Content-Type", "application/json")
          .withBody(mapper.writeValueAsString(body).getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Percent-encoded, now and then only as far as a request line needs. */
  private String encoded(String text) {
    boolean lazy = random.nextInt(20) == 0;
    StringBuilder encoded = new StringBuilder();
    for (char next : new String(text.getBytes(UTF_8), ISO_8859_1).toCharArray()) {
      boolean plain = next < 0x7f && (Character.isLetterOrDigit(next) || "-._~".indexOf(next) >= 0);
      boolean sendable = next > ' ' && next < 0x7f && next != '#';
      if (plain || (lazy && sendable)) {
        encoded.append(next);
      } else {
        encoded.append(String.format("%%%02X", (int) next));
      }
    }
    return encoded.toString();
  }
}
