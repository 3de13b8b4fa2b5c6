package io.simledger.transfer.permission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads permissions as Soracom writes them: {@code {"statements":[{"effect","api","condition"}]}}.
 */
final class PermissionSyntax {
  private static final int MAX_LENGTH = 20_000;
  private static final Set<String> PARTS = Set.of("effect", "api", "condition");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PermissionSyntax() {}

  /**
   * The permission of a text.
   *
   * @throws ApiException {@link ErrorCode#PERMISSION_UNSUITABLE} naming the part that is wrong
   */
  static Permission parse(String text) {
    JsonNode statements = json(text).path("statements");
    if (!statements.isArray()) {
      throw refused("statements");
    }
    List<Statement> parsed = new ArrayList<>();
    statements.forEach(statement -> parsed.add(statement(statement)));
    return new Permission(List.copyOf(parsed));
  }

  /** The statements of a text that {@link #parse} took, as they were written. */
  static List<HeldStatement> held(HeldStatement.Source source, String roleId, String text) {
    List<HeldStatement> held = new ArrayList<>();
    for (JsonNode statement : json(text).path("statements")) {
      JsonNode api = statement.path("api");
      List<String> apis = new ArrayList<>();
      if (api.isArray()) {
        api.forEach(each -> apis.add(each.asText()));
      } else {
        apis.add(api.asText());
      }
      held.add(
          new HeldStatement(
              source,
              roleId,
              statement.path("effect").asText().equals("allow"),
              List.copyOf(apis),
              statement.path("condition").asText("")));
    }
    return held;
  }

  private static JsonNode json(String text) {
    if (text.length() > MAX_LENGTH) {
      throw refused("length");
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused("json");
    }
  }

  private static Statement statement(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!PARTS.contains(name)) {
                throw refused("statement");
              }
            });
    return new Statement(effect(node.path("effect")), apis(node.path("api")), condition(node));
  }

  private static Statement.Effect effect(JsonNode node) {
    return switch (node.asText()) {
      case "allow" -> Statement.Effect.ALLOW;
      case "deny" -> Statement.Effect.DENY;
      default -> throw refused("effect");
    };
  }

  private static List<ApiPattern> apis(JsonNode node) {
    List<ApiPattern> apis = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(api -> apis.add(api(api)));
    } else {
      apis.add(api(node));
    }
    if (apis.isEmpty()) {
      throw refused("api");
    }
    return List.copyOf(apis);
  }

  private static ApiPattern api(JsonNode node) {
    if (!node.isTextual()) {
      throw refused("api");
    }
    return new ApiPattern(node.asText());
  }

  private static Condition condition(JsonNode statement) {
    JsonNode node = statement.path("condition");
    if (node.isMissingNode() || node.isNull()) {
      return new Condition.Always();
    }
    if (!node.isTextual()) {
      throw refused("condition");
    }
    return node.asText().isBlank() ? new Condition.Always() : ConditionSyntax.parse(node.asText());
  }

  static ApiException refused(String part) {
    return new ApiException(ErrorCode.PERMISSION_UNSUITABLE, part);
  }
}
