package io.simledger.transfer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of an OpenAPI 3.0 document, and what each may answer. */
public final class ApiDefinition {
  private static final String SETTING = "SORACOM_OPENAPI";
  private static final String BESIDE_THE_REPOSITORY = "../shared/reference/soracom-api.scope.yaml";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

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
    List<Described> described = described(document, base);
    AnswerSchemas schemas =
        new AnswerSchemas(
            document.path("components"),
            described.stream()
                .flatMap(operation -> operation.schemas().values().stream())
                .flatMap(Optional::stream)
                .toList());
    return new ApiDefinition(
        described.stream()
            .map(operation -> operation.with(schemas))
            .sorted(Comparator.comparingInt(Operation::literals).reversed())
            .toList());
  }

  private static List<Described> described(JsonNode document, String base) {
    List<Described> described = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          described.add(
              new Described(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  base + path.getKey(),
                  operation.getValue()));
        }
      }
    }
    return described;
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
   * @param pattern of the paths by which it is called
   */
  public record Operation(
      String operationId,
      String httpMethod,
      String path,
      String tag,
      String scope,
      boolean isPaged,
      boolean needsCredentials,
      Map<Integer, Optional<Supplier<JsonSchema>>> answers,
      Pattern pattern) {

    private boolean isCalledBy(String calledMethod, String calledPath) {
      return httpMethod.equals(calledMethod) && pattern.matcher(calledPath).matches();
    }

    private int literals() {
      return VARIABLE.matcher(path).replaceAll("").length();
    }
  }

  /** An operation as the document has it. */
  private record Described(String httpMethod, String path, JsonNode content) {

    Map<Integer, Optional<JsonNode>> schemas() {
      Map<Integer, Optional<JsonNode>> schemas = new TreeMap<>();
      for (Map.Entry<String, JsonNode> answer : content.path("responses").properties()) {
        if (!answer.getKey().equals("default")) {
          JsonNode schema =
              answer.getValue().path("content").path("application/json").path("schema");
          schemas.put(
              Integer.valueOf(answer.getKey()),
              Optional.of(schema).filter(node -> !node.isMissingNode()));
        }
      }
      return schemas;
    }

    Operation with(AnswerSchemas answerSchemas) {
      Map<Integer, Optional<Supplier<JsonSchema>>> answers = new TreeMap<>();
      schemas()
          .forEach(
              (status, schema) ->
                  answers.put(status, schema.map(node -> () -> answerSchemas.of(node))));
      return new Operation(
          content.path("operationId").asText(),
          httpMethod,
          path,
          content.path("tags").path(0).asText(),
          content.path("x-scope").asText(),
          isPaged(),
          !content.path("security").isEmpty(),
          answers,
          pattern());
    }

    private boolean isPaged() {
      return content.has("x-soracom-cli-pagination")
          || content.path("parameters").findValuesAsText("name").contains("last_evaluated_key");
    }

    private Pattern pattern() {
      return Pattern.compile(
          Stream.of(VARIABLE.split(path, -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^/]+")));
    }
  }
}
