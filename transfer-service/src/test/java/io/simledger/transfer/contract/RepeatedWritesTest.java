package io.simledger.transfer.contract;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.permission.Operations;
import io.simledger.transfer.permission.Operations.Operation;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * T13: clients repeat what they do not know the answer of. Every write is sent twice at once and
 * then once more: the answer is the same, and so is what is left behind.
 */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RepeatedWritesTest {
  private static final Path EXCEPTIONS = Path.of("src/test/resources/repeated-writes.txt");

  /** Of the whole sandbox, not of one operator. */
  private static final Set<String> OF_EVERYBODY =
      Set.of("sandboxReset", "sandboxSetClock", "sandboxAdvanceClock");

  /** When something was last touched may move. */
  private static final Set<String> MOMENTS =
      Set.of("lastModifiedTime", "lastModifiedAt", "updateDateTime");

  /** What an operator leaves behind, and by which column it is its. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("operator", "operator_id"),
              Map.entry("operator_coverage", "operator_id"),
              Map.entry("sam_user", "operator_id"),
              Map.entry("role", "operator_id"),
              Map.entry("sam_user_role", "operator_id"),
              Map.entry("auth_key", "operator_id"),
              Map.entry("sim_group", "operator_id"),
              Map.entry("shipping_address", "operator_id"),
              Map.entry("sim_order", "operator_id"),
              Map.entry("sim_transfer", "source_operator_id"),
              Map.entry("sim", "operator_id"),
              Map.entry("sim_status_history", "operator_id")));

  @Inject Sql sql;

  @Test
  void everyWriteSentTwiceIsDoneOnce() throws Exception {
    Map<String, String> differ = new TreeMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Operation operation : Operations.all()) {
        String name = operation.resourceMethod().getName();
        if (!operation.httpMethod().equals("GET") && !OF_EVERYBODY.contains(name)) {
          List<String> findings = findings(operation, threads);
          if (!findings.isEmpty()) {
            differ.put(name, String.join("; ", findings));
          }
        }
      }
    } finally {
      threads.shutdown();
    }
    assertThat(differ)
        .as("writes that a repetition changes, or answers otherwise")
        .isEqualTo(exceptions());
  }

  private List<String> findings(Operation operation, ExecutorService threads) throws Exception {
    RepeatedWrite write = RepeatedWrite.of(operation);
    Map<String, Integer> before = counts(write);
    Callable<Response> send = write::send;
    List<Response> atOnce = new ArrayList<>();
    for (Future<Response> answer : threads.invokeAll(List.of(send, send))) {
      atOnce.add(answer.get());
    }
    List<String> findings = new ArrayList<>();
    if (hasGrownTwice(before, counts(write))) {
      findings.add("more rows at once");
    }
    List<String> state = state(write);
    Response again = write.send();
    if (!state(write).equals(state)) {
      findings.add("another state");
    }
    Response done = done(atOnce, operation);
    if (again.statusCode() != done.statusCode()) {
      findings.add("answers " + again.statusCode());
    } else if (!content(again).equals(content(done))) {
      findings.add("another answer");
    }
    // In a session that ended, the other request came before the end or after it.
    if (again.statusCode() != 401) {
      findings.addAll(otherAnswersAtOnce(write, atOnce, done.statusCode(), again.statusCode()));
    }
    return findings;
  }

  private static List<String> otherAnswersAtOnce(
      RepeatedWrite write, List<Response> atOnce, int done, int again) {
    return atOnce.stream()
        .map(Response::statusCode)
        .filter(status -> status != done && status != again)
        // Of two requests under one key the second may be told that the first is being done.
        .filter(status -> !(write.isOwn() && status == 409))
        .map(status -> "at once " + status)
        .toList();
  }

  private static Response done(List<Response> atOnce, Operation operation) {
    return atOnce.stream()
        .filter(answer -> answer.statusCode() < 300)
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation + " " + atOnce.get(0).asString()));
  }

  /** Every request writes at most one row into a table. */
  private static boolean hasGrownTwice(Map<String, Integer> before, Map<String, Integer> after) {
    return after.entrySet().stream()
        .anyMatch(table -> table.getValue() > before.getOrDefault(table.getKey(), 0) + 1);
  }

  private static Map<String, String> exceptions() throws IOException {
    return Files.readAllLines(EXCEPTIONS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" *\\| *", 3))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static Object content(Response response) {
    JsonNode json = json(response);
    if (json instanceof ObjectNode object) {
      object.remove(MOMENTS);
    }
    return json;
  }

  /** Every row of the operator, but for sessions and what is written about calls. */
  private List<String> state(RepeatedWrite write) {
    return query(
        """
        SELECT content
        FROM (
          %s
        ) rows
        ORDER BY content
        """,
        "SELECT '%1$s ' || (to_jsonb(t) - 'modified_at')::text AS content FROM %1$s t WHERE %2$s = :operatorId",
        write,
        row -> (String) row[0]);
  }

  private Map<String, Integer> counts(RepeatedWrite write) {
    return query(
            """
            SELECT
              name,
              count(*)::int
            FROM (
              %s
            ) rows
            GROUP BY name
            """,
            "SELECT '%1$s' AS name FROM %1$s t WHERE %2$s = :operatorId",
            write,
            row -> Map.entry((String) row[0], (Integer) row[1]))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private <T> List<T> query(
      String frame, String ofTable, RepeatedWrite write, Function<Object[], T> row) {
    String all =
        TABLES.entrySet().stream()
            .map(table -> ofTable.formatted(table.getKey(), table.getValue()))
            .collect(Collectors.joining(" UNION ALL "));
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.query(
                    frame.formatted(all), Map.of("operatorId", write.operator().operatorId), row));
  }
}
