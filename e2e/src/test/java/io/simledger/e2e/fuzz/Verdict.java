package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.e2e.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What holds of every answer (A5), and what was found that does not. */
final class Verdict {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}[0-9]{4}");
  private static final Set<String> FIELDS = Set.of("code", "message", "details");
  private static final int MOST_SHOWN = 25;

  private final String server;

  /** The message of each code and language: one that varied would hold something of the input. */
  private final Map<String, String> messages = new ConcurrentHashMap<>();

  private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
  private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

  /** One for each operation and kind of finding. */
  private final Map<String, String> findings = new ConcurrentSkipListMap<>();

  Verdict(String server) {
    this.server = server;
  }

  /** Looks at an answer. */
  void judge(Request request, Wire.Answer answer) {
    statuses.computeIfAbsent(answer.status(), first -> new AtomicInteger()).incrementAndGet();
    if (answer.status() < 300) {
      succeeded.add(request.operationId());
    } else {
      fault(request, answer).ifPresent(fault -> found(fault, request, answer));
    }
  }

  /** Notes something that must not be. */
  void found(String fault, Request request, Wire.Answer answer) {
    findings.putIfAbsent(
        request.operationId() + ": " + fault,
        "%s%n  answered %d %s %s"
            .formatted(request.curl(server), answer.status(), answer.headers(), answer.body()));
  }

  private Optional<String> fault(Request request, Wire.Answer answer) {
    if (answer.status() >= 500) {
      return Optional.of("status " + answer.status());
    }
    if (answer.status() < 400) {
      return Optional.of("neither success nor refusal");
    }
    if (!request.hasUrl()) {
      // Refused by the HTTP layer before anything of the service is reached.
      return Optional.empty();
    }
    if (!answer.header("content-type").startsWith("application/json")) {
      return Optional.of("no JSON");
    }
    try {
      return faultOfBody(request, JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      return Optional.of("unreadable JSON");
    }
  }

  private Optional<String> faultOfBody(Request request, JsonNode body) {
    String code = body.path("code").asText();
    String message = body.path("message").asText();
    boolean japanese = request.headers().getOrDefault("X-Soracom-Lang", "").equals("ja");
    List<String> fields = new ArrayList<>();
    body.fieldNames().forEachRemaining(fields::add);
    if (!CODE.matcher(code).matches() || message.isBlank() || !FIELDS.containsAll(fields)) {
      return Optional.of("not the shape of an error");
    }
    if (message.contains("%")) {
      return Optional.of("a message with %");
    }
    if (japanese == message.chars().allMatch(character -> character < 0x3000)) {
      return Optional.of("a message in the wrong language");
    }
    String before = messages.putIfAbsent(code + japanese, message);
    return before == null || before.equals(message)
        ? Optional.empty()
        : Optional.of("a message that varies");
  }

  /** Answers by status, and how many operations succeeded at least once. */
  String summary() {
    return statuses + ", " + succeeded.size() + " operations succeeded";
  }

  List<String> findings() {
    return findings.entrySet().stream()
        .limit(MOST_SHOWN)
        .map(finding -> finding.getKey() + System.lineSeparator() + finding.getValue())
        .toList();
  }
}
