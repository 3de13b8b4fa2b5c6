package io.simledger.transfer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of an OpenAPI 3.0 document, and what each may answer. */
public final class ApiDefinition {
  private static final String SETTING = "SORACOM_OPENAPI";
  private static final String BESIDE_THE_REPOSITORY = "../shared/reference/soracom-api.scope.yaml";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
  private static final String DOCUMENT = "urn:api-definition";

  private final List<Operation> operations;

  private ApiDefinition(List<Operation> operations) {
    this.operations = operations;
  }

  /**
   * The official definition: what {@code SORACOM_OPENAPI} names, or what lies beside the
   * repository; empty where neither exists.
   */
  public static Optional<ApiDefinition> official() {
    return location().map(ApiDefinition::read);
  }

  private static Optional<Path> location() {
    String named = System.getenv(SETTING);
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve("mvnw")))
        .map(root -> root.resolve(BESIDE_THE_REPOSITORY))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static ApiDefinition read(Path file) {
    try {
      return of(new YAMLMapper().readTree(Files.readString(file)), "/v1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operations that this project describes itself, as JSON. */
  static ApiDefinition own(String json) {
    try {
      return of(new ObjectMapper().readTree(json), "");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No description of the API", e);
    }
  }

  private static ApiDefinition of(JsonNode document, String base) {
    ObjectNode schemas = new ObjectMapper().createObjectNode();
    schemas.put("openapi", "3.0.0");
    schemas.set("components", document.path("components"));
    ObjectNode answers = schemas.putObject("answers");
    document
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation ->
                        operation
                            .path("responses")
                            .fields()
                            .forEachRemaining(
                                answer -> {
                                  JsonNode schema = schema(answer.getValue());
                                  if (!schema.isMissingNode()) {
                                    answers.set(key(operation, answer.getKey()), schema.deepCopy());
                                  }
                                })));
    closeObjects(schemas);
    Schemas validators = new Schemas(schemas);
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        entry -> {
                          if (METHODS.contains(entry.getKey())) {
                            operations.add(
                                operation(
                                    base + path.getKey(),
                                    entry.getKey(),
                                    entry.getValue(),
                                    validators));
                          }
                        }));
    operations.sort(Comparator.comparingInt(Operation::literals).reversed());
    return new ApiDefinition(List.copyOf(operations));
  }

  private static Operation operation(
      String path, String method, JsonNode operation, Schemas schemas) {
    Map<Integer, Optional<JsonSchema>> answers = new TreeMap<>();
    operation
        .path("responses")
        .fields()
        .forEachRemaining(
            answer -> {
              if (!answer.getKey().equals("default")) {
                answers.put(
                    Integer.valueOf(answer.getKey()),
                    schema(answer.getValue()).isMissingNode()
                        ? Optional.empty()
                        : Optional.of(schemas.at(key(operation, answer.getKey()))));
              }
            });
    return new Operation(
        operation.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("tags").path(0).asText(),
        operation.path("x-scope").asText(),
        operation.has("x-soracom-cli-pagination"),
        answers);
  }

  private static JsonNode schema(JsonNode answer) {
    return answer.path("content").path("application/json").path("schema");
  }

  private static String key(JsonNode operation, String status) {
    return operation.path("operationId").asText() + "-" + status;
  }

  /** An object whose properties are listed has no others. */
  private static void closeObjects(JsonNode schema) {
    schema.forEach(ApiDefinition::closeObjects);
    if (schema instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  public List<Operation> operations() {
    return operations;
  }

  Optional<Operation> find(String httpMethod, String path) {
    return operations.stream()
        .filter(operation -> operation.isCalledBy(httpMethod, path))
        .findFirst();
  }

  /**
   * An operation.
   *
   * @param path with variables, from the root of the server
   * @param scope {@code core} or {@code breadth}; empty for operations of this project's own
   * @param answers by status; without a schema where no body is described
   */
  public record Operation(
      String operationId,
      String httpMethod,
      String path,
      String tag,
      String scope,
      boolean isPaged,
      Map<Integer, Optional<JsonSchema>> answers) {

    private boolean isCalledBy(String calledMethod, String calledPath) {
      return httpMethod.equals(calledMethod) && pattern().matcher(calledPath).matches();
    }

    private Pattern pattern() {
      return Pattern.compile(
          Stream.of(VARIABLE.split(path, -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^/]+")));
    }

    private int literals() {
      return VARIABLE.matcher(path).replaceAll("").length();
    }
  }

  /** Schemas of one document, which refer to each other. */
  private static final class Schemas {
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

    Schemas(JsonNode document) {
      factory =
          JsonSchemaFactory.getInstance(
              VersionFlag.V4,
              builder ->
                  builder
                      .metaSchema(OpenApi30.getInstance())
                      .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                      .schemaLoaders(
                          loaders -> loaders.schemas(Map.of(DOCUMENT, document.toString()))));
    }

    JsonSchema at(String key) {
      return factory.getSchema(SchemaLocation.of(DOCUMENT + "#/answers/" + key), config);
    }
  }
}
