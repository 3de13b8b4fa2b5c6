package io.simledger.transfer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The schemas of the answers of one OpenAPI document, in which an object has no properties but
 * those that are listed. Large when they are made, so that equal ones are made once, when they are
 * first needed.
 */
final class AnswerSchemas {
  private static final String ANSWERS = "answers";

  /** OpenAPI 3.0, in one document with what is no schema. */
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(OpenApi30.getInstance()).keywords(noSchemas()).build();

  private final JsonSchema document;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, JsonSchema> made = new ConcurrentHashMap<>();

  /**
   * Schemas of one document.
   *
   * @param components what the schemas refer to
   */
  AnswerSchemas(JsonNode components, Collection<JsonNode> schemas) {
    ObjectNode content = new ObjectMapper().createObjectNode();
    content.set("components", components.deepCopy());
    ObjectNode answers = content.putObject(ANSWERS);
    for (JsonNode schema : schemas) {
      String name = "answer" + names.size();
      if (names.putIfAbsent(schema.toString(), name) == null) {
        answers.set(name, schema.deepCopy());
      }
    }
    closeObjects(content);
    document =
        JsonSchemaFactory.getInstance(
                VersionFlag.V4,
                factory -> factory.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()))
            .getSchema(
                SchemaLocation.of("urn:api-definition"),
                content,
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  private static List<Keyword> noSchemas() {
    return Stream.of("components", ANSWERS)
        .map(name -> (Keyword) new NonValidationKeyword(name))
        .toList();
  }

  private static void closeObjects(JsonNode schema) {
    schema.forEach(AnswerSchemas::closeObjects);
    if (schema instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  /** What an answer with this schema is held against. */
  JsonSchema of(JsonNode schema) {
    return made.computeIfAbsent(
        names.get(schema.toString()),
        name ->
            document.getSubSchema(
                new JsonNodePath(PathType.JSON_POINTER).append(ANSWERS).append(name)));
  }
}
