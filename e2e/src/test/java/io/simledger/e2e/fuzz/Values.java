package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random values of a schema. Every other request asks for nothing odd, since one odd value is
 * enough for a request not to be done.
 */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double ODD = 0.15;
  private static final double OTHERS = 0.2;
  private static final double OPTIONAL = 0.6;
  private static final double OFTEN = 0.9;

  private static final String ALLOW_ALL = "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\"}]}";

  /** Sensible values of what schemas leave open. */
  private static final Map<String, List<String>> USUAL =
      Map.ofEntries(
          Map.entry("subscription", List.of("plan-D", "plan-K2", "plan-KM1", "plan01s", "planX3")),
          Map.entry("speedClass", List.of("s1.fast", "s1.slow", "u1.standard", "t1.standard")),
          Map.entry("bundles", List.of("D-300MB", "K2-500MB", "X3-5MB")),
          Map.entry("password", List.of("Fuzzing1", "Fuzzing12")),
          Map.entry("currentPassword", List.of("Fuzzing1", "Fuzzing12")),
          Map.entry("newPassword", List.of("Fuzzing1", "Fuzzing12")),
          Map.entry("permission", List.of("{\"statements\":[]}", ALLOW_ALL)),
          Map.entry("permissions", List.of("{\"statements\":[]}", ALLOW_ALL)),
          Map.entry("productCode", List.of("4573326590013")),
          Map.entry("tagName", List.of("name", "site", "場所")),
          Map.entry("tag_name", List.of("name", "site", "場所")),
          Map.entry("tagValue", List.of("Kobe", "奈良")),
          Map.entry("tag_value", List.of("Kobe", "奈良")),
          Map.entry("namespace", List.of("SoracomAir", "SoracomBeam", "SoracomEndorse")),
          Map.entry("name", List.of("key", "Kobe")),
          Map.entry("key", List.of("key")),
          Map.entry("user_name", List.of("taro", "jiro")),
          Map.entry("userName", List.of("taro", "jiro")),
          Map.entry("role_id", List.of("reader", "writer")),
          Map.entry("roleId", List.of("reader", "writer")),
          Map.entry("coverage_type", List.of("jp", "g")),
          Map.entry("yyyyMM", List.of("latest", "202611", "202612", "202610")),
          Map.entry("status_filter", List.of("ready", "active|suspended", "transferring")),
          Map.entry("paymentMethod", List.of("creditCard", "invoice")),
          Map.entry("billItemName", List.of("basicCharge-ready", "beamCount", "s1.fast")),
          Map.entry("resourceType", List.of("imsi", "account", "deviceId")),
          Map.entry("by", List.of("PT1S", "PT2S")),
          Map.entry("now", List.of("2020-01-01T00:00:00Z")),
          Map.entry("time", List.of("2026-11-01T00:00:00Z", "2020-01-01T00:00:00Z")),
          Map.entry("authKeyId", List.of("keyId-fuzz")),
          Map.entry("authKey", List.of("secret-fuzz")),
          Map.entry("preferredDeliveryDate", List.of("20270101")),
          Map.entry("zipCode", List.of("107-0052")),
          Map.entry("state", List.of("Tokyo", "東京都")));

  private final Random random;
  private final KnownValues own;
  private final List<KnownValues> others;
  private boolean odd;

  Values(Random random, KnownValues own, List<KnownValues> others) {
    this.random = random;
    this.own = own;
    this.others = others;
  }

  /** The values from here on are for another request. */
  void begin() {
    odd = random.nextBoolean();
  }

  private boolean isOdd(double probability) {
    return odd && random.nextDouble() < probability;
  }

  /** A text for a place of that name. */
  String text(String name, JsonNode schema) {
    if (isOdd(ODD)) {
      return Oddities.text(random);
    }
    List<String> best = USUAL.get(name);
    if (best == null && schema.path("enum").has(0)) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size())).asText();
    }
    // Tokens are for others than those who were given them.
    boolean anothers = name.equals("token") ? random.nextBoolean() : isOdd(OTHERS);
    KnownValues whose = anothers ? others.get(random.nextInt(others.size())) : own;
    return whose.any(name, random).orElseGet(() -> usual(name, schema));
  }

  private String usual(String name, JsonNode schema) {
    if (isOfType(schema, "integer") || isOfType(schema, "number")) {
      return number(schema).asText();
    }
    List<String> usual = USUAL.get(name);
    return usual == null ? name + random.nextInt(10) : usual.get(random.nextInt(usual.size()));
  }

  /** A value of the schema for a field of that name. */
  JsonNode value(String name, JsonNode schema) {
    if (isOdd(ODD / 2)) {
      return Oddities.any(random);
    }
    if (schema.has("properties") || isOfType(schema, "object")) {
      return object(schema);
    }
    if (isOfType(schema, "array")) {
      return array(name, schema.path("items"));
    }
    if (isOfType(schema, "integer") || isOfType(schema, "number")) {
      return isOdd(ODD) ? Oddities.number(random) : number(schema);
    }
    if (isOfType(schema, "boolean")) {
      return JSON.booleanNode(random.nextBoolean());
    }
    return JSON.textNode(text(name, schema));
  }

  private ArrayNode array(String name, JsonNode items) {
    ArrayNode array = JSON.arrayNode();
    int size = odd ? random.nextInt(4) : 1;
    for (int i = 0; i < size; i++) {
      array.add(value(name, items));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean required = isRequired(schema, property.getKey());
      if (required ? !isOdd(ODD / 2) : random.nextDouble() < (odd ? OPTIONAL : OFTEN)) {
        object.set(property.getKey(), value(property.getKey(), property.getValue()));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      object.set(
          text("tagName", JSON.objectNode()),
          value("tagValue", schema.get("additionalProperties")));
    }
    if (isOdd(ODD / 2)) {
      object.set(Oddities.text(random), Oddities.any(random));
    }
    return object;
  }

  private JsonNode number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = Math.min(schema.path("maximum").asLong(3), least + 200);
    return switch (odd ? random.nextInt(8) : 3) {
      case 0 -> JSON.numberNode(least - 1);
      case 1 -> JSON.numberNode(schema.has("maximum") ? schema.get("maximum").asLong() + 1 : most);
      case 2 -> JSON.numberNode(least);
      default -> JSON.numberNode(least + (long) (random.nextDouble() * (most - least + 1)));
    };
  }

  private static boolean isRequired(JsonNode schema, String property) {
    for (JsonNode required : schema.path("required")) {
      if (required.asText().equals(property)) {
        return true;
      }
    }
    return false;
  }

  /** A type may be a list since OpenAPI 3.1, {@code null} among it. */
  private static boolean isOfType(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    if (types.isArray()) {
      for (JsonNode one : types) {
        if (one.asText().equals(type)) {
          return true;
        }
      }
    }
    return types.asText().equals(type);
  }
}
