package io.simledger.transfer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.simledger.transfer.contract.ApiDefinition.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of the answer of one operation: a documented status with the body that it is
 * documented with, or a refusal (A5); and the headers of the rules A6 and A7.
 */
final class AnswerContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> REFUSALS =
      Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 429, 503);

  /** Refused before it is known who calls. */
  private static final Set<Integer> REFUSED_AT_THE_EDGE = Set.of(401, 405, 406, 413, 415, 503);

  private static final Set<String> REFUSAL_FIELDS = Set.of("code", "message", "details");
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}[0-9]{4}");
  private static final Pattern LINK =
      Pattern.compile("<(?<path>[^>?]*)\\?last_evaluated_key=[^>]+>; rel=next");
  private static final List<String> ALLOWANCE =
      List.of(
          "X-Soracom-Ratelimit-Limit",
          "X-Soracom-Ratelimit-Remaining",
          "X-Soracom-Ratelimit-Seconds-Before-Refresh");

  private final Operation operation;
  private final Answer answer;
  private final List<Violation> violations = new ArrayList<>();

  private AnswerContract(Operation operation, Answer answer) {
    this.operation = operation;
    this.answer = answer;
  }

  /** Where the answer differs from what the operation is to answer. */
  static List<Violation> violations(Operation operation, Answer answer) {
    AnswerContract contract = new AnswerContract(operation, answer);
    contract.check();
    return contract.violations;
  }

  private void check() {
    if (answer.isError()) {
      checkRefusal();
    } else if (operation.answers().containsKey(answer.status())) {
      checkBody(operation.answers().get(answer.status()));
    } else {
      add("", "a success with another status than " + operation.answers().keySet());
    }
    checkPaging();
    checkAllowance();
  }

  /** A5. */
  private void checkRefusal() {
    if (!REFUSALS.contains(answer.status()) && !operation.answers().containsKey(answer.status())) {
      add("", "not a status of a refusal");
    }
    JsonNode body = json();
    if (!CODE.matcher(body.path("code").asText()).matches()) {
      add("/code", "not three letters and four digits");
    }
    String message = body.path("message").asText();
    if (message.isBlank() || message.contains("%")) {
      add("/message", "blank, or with a percent sign");
    }
    body.fieldNames()
        .forEachRemaining(
            field -> {
              if (!REFUSAL_FIELDS.contains(field)) {
                add("/" + field, "not a field of a refusal");
              }
            });
    body.path("details")
        .forEach(
            detail -> {
              if (!detail.isTextual()) {
                add("/details", "not a list of names");
              }
            });
  }

  private void checkBody(Optional<Supplier<JsonSchema>> schema) {
    if (answer.status() == 204) {
      if (!answer.isEmpty()) {
        add("", "a body");
      }
    } else if (schema.isPresent()) {
      schema.get().get().validate(json()).forEach(this::add);
    } else if (!answer.isEmpty()) {
      // Where no body is described, an empty object says the same as no body.
      json().fieldNames().forEachRemaining(field -> add("/" + field, "an answer without a body"));
    }
  }

  private JsonNode json() {
    if (!answer.contentType().orElse("").matches("application/json(; ?charset=UTF-8)?")) {
      add("headers", "content type " + answer.contentType().orElse("absent"));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      add("", "no JSON");
      return JSON.createObjectNode();
    }
  }

  /** A7. */
  private void checkPaging() {
    Optional<String> nextKey = answer.header("x-soracom-next-key");
    Optional<String> link = answer.header("link");
    if (nextKey.isPresent() != link.isPresent()) {
      add("headers", "x-soracom-next-key and link do not come together");
    }
    if (nextKey.isPresent() && (answer.isError() || !operation.isPaged())) {
      add("headers", "a next page of what has no pages");
    }
    if (link.filter(value -> !leadsOn(value)).isPresent()) {
      add("headers", "link " + link.get());
    }
  }

  private boolean leadsOn(String link) {
    Matcher next = LINK.matcher(link);
    return next.matches() && next.group("path").equals(answer.path());
  }

  /** A6. */
  private void checkAllowance() {
    if (operation.needsCredentials()
        && answer.isKnownCaller()
        && !REFUSED_AT_THE_EDGE.contains(answer.status())) {
      for (String header : ALLOWANCE) {
        if (!answer.header(header).orElse("").matches("[0-9]+")) {
          add("headers", header + " is " + answer.header(header).orElse("absent"));
        }
      }
    }
  }

  private void add(ValidationMessage message) {
    String property = message.getProperty();
    String place = message.getInstanceLocation().toString();
    violations.add(
        new Violation(
            operation.operationId(),
            answer.status(),
            property == null ? place : (place.equals("/") ? "" : place) + "/" + property,
            message.getInstanceNode() == null ? "" : message.getInstanceNode().asText(),
            message.getError() == null ? message.getMessage() : message.getError()));
  }

  private void add(String pointer, String reason) {
    violations.add(new Violation(operation.operationId(), answer.status(), pointer, "", reason));
  }
}
