package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.simledger.e2e.fuzz.Operation.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An OpenAPI document, as far as requests are concerned. */
final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final String VERSION = "/v1";

  /** Schemas refer to themselves; nobody sends more than a few levels. */
  private static final int DEEPEST = 6;

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  static ApiDocument read(Path file) throws IOException {
    return new ApiDocument(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
  }

  /** The operations of all documents; one that two describe is that of the first. */
  static List<Operation> operations(List<ApiDocument> documents) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (ApiDocument document : documents) {
      for (Operation operation : document.operations()) {
        String template = operation.path().replaceAll("\\{[^}]+}", "{}");
        operations.putIfAbsent(operation.method() + " " + template, operation);
      }
    }
    return operations.values().stream().filter(operation -> !operation.isNeverCalled()).toList();
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(operation(path, operation));
        }
      }
    }
    return operations.stream().filter(found -> found.path().startsWith(VERSION + "/")).toList();
  }

  private Operation operation(
      Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> operation) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode shared : path.getValue().path("parameters")) {
      parameters.add(parameter(shared));
    }
    for (JsonNode own : operation.getValue().path("parameters")) {
      parameters.add(parameter(own));
    }
    JsonNode schema =
        operation
            .getValue()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    String template = path.getKey();
    return new Operation(
        operation.getKey().toUpperCase(Locale.ROOT),
        prefix() + template,
        operation.getValue().path("operationId").asText(),
        List.copyOf(parameters),
        schema.isMissingNode() ? MissingNode.getInstance() : resolved(schema, 0));
  }

  /** The official definition has the version in the address of the server. */
  private String prefix() {
    return root.path("servers").path(0).path("url").asText().replaceAll("/+$", "");
  }

  private Parameter parameter(JsonNode parameter) {
    JsonNode known = target(parameter);
    return new Parameter(
        known.path("name").asText(),
        known.path("in").asText().equals("path"),
        resolved(known.path("schema"), 0));
  }

  private JsonNode target(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  /** The schema with everything in place that it refers to. */
  private JsonNode resolved(JsonNode schema, int depth) {
    JsonNode known = target(schema);
    if (depth > DEEPEST || !known.isObject()) {
      return MissingNode.getInstance();
    }
    ObjectNode whole = ((ObjectNode) known).deepCopy();
    ObjectNode properties = whole.objectNode();
    for (Map.Entry<String, JsonNode> property : known.path("properties").properties()) {
      properties.set(property.getKey(), nullable(resolved(property.getValue(), depth + 1), whole));
    }
    for (JsonNode part : known.path("allOf")) {
      resolved(part, depth + 1)
          .path("properties")
          .properties()
          .forEach(property -> properties.set(property.getKey(), property.getValue()));
    }
    if (!properties.isEmpty()) {
      whole.set("properties", properties);
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (known.path(inner).isObject()) {
        whole.set(inner, nullable(resolved(known.path(inner), depth + 1), whole));
      }
    }
    return whole;
  }

  private static JsonNode nullable(JsonNode schema, ObjectNode nodes) {
    return schema.isMissingNode() ? nodes.objectNode() : schema;
  }
}
