package io.simledger.transfer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.permission.MatrixFixture;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
  private static final ObjectMapper JSON = new ObjectMapper();

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
    Write write = Write.of(operation);
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
      Write write, List<Response> atOnce, int done, int again) {
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
    try {
      JsonNode json = JSON.readTree(response.asString());
      if (json instanceof ObjectNode object) {
        object.remove(MOMENTS);
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.asString(), e);
    }
  }

  /** Every row of the operator, but for sessions and what is written about calls. */
  private List<String> state(Write write) {
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

  private Map<String, Integer> counts(Write write) {
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

  private <T> List<T> query(String frame, String ofTable, Write write, Function<Object[], T> row) {
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

  /** A request that succeeds, with an operator that has everything which it needs. */
  private record Write(
      TestOperator operator,
      String httpMethod,
      String path,
      Optional<Object> body,
      boolean isOwn,
      String key) {
    private static final String USAGE_TIME = "2026-08-02T03:04:05Z";

    static Write of(Operation operation) {
      MatrixFixture fixture = new MatrixFixture(operation.path());
      TestOperator operator = fixture.operator();
      String name = operation.resourceMethod().getName();
      Write plain =
          new Write(
              operator,
              operation.httpMethod(),
              fixture.path(),
              fixture.body(name),
              ApiOperation.of(operation.resourceMethod()).isOwn(),
              UUID.randomUUID().toString());
      return switch (name) {
        case "auth" ->
            plain.with(Map.of("email", operator.email, "password", TestOperator.PASSWORD));
        case "sandboxInitializeOperator" ->
            plain.with(
                Map.of(
                    "email",
                    operator.email,
                    "password",
                    TestOperator.PASSWORD,
                    "authKeyId",
                    "keyId-any",
                    "authKey",
                    "secret-any"));
        case "sandboxGetSignupToken" ->
            plain
                .with(Map.of("authKeyId", "keyId-any", "authKey", "secret-any"))
                .at("/v1/sandbox/operators/token/" + operator.email);
        case "createCouponQuotation" -> plain.with(Map.of("amount", 5000));
        case "confirmCouponOrder" ->
            plain.at(
                "/v1/coupons/"
                    + made(operator, "/v1/coupons", Map.of("amount", 5000), "orderId")
                    + "/confirm");
        case "registerCoupon" ->
            plain.at(
                "/v1/coupons/"
                    + made(operator, "/v1/sandbox/coupons/create", coupon(), "couponCode")
                    + "/register");
        case "sandboxCreateCoupon" -> plain.with(coupon());
        case "createVolumeDiscountQuotation" -> plain.with(discount());
        case "confirmVolumeDiscountOrder" ->
            plain.at(
                "/v1/volume_discounts/"
                    + made(operator, "/v1/volume_discounts", discount(), "orderId")
                    + "/confirm");
        case "registerSim" -> registration(plain, "/v1/sims/", "simId");
        case "registerSubscriber" -> registration(plain, "/v1/subscribers/", "imsi");
        case "verifySubscriberTransferToken" -> plain.with(Map.of("token", offerTo(operator)));
        case "attachRole" -> {
          operator.post(
              "/v1/operators/" + operator.operatorId + "/roles/reader",
              Map.of("permission", "{\"statements\":[]}"));
          yield plain.with(Map.of("roleId", "reader"));
        }
        case "sandboxInsertAirStats" ->
            plain.with(
                Map.of(
                    "unixtime",
                    1_785_600_000,
                    "dataTrafficStatsMap",
                    Map.of("s1.standard", Map.of("uploadByteSizeTotal", 1000))));
        case "sandboxInsertBeamStats" ->
            plain.with(
                Map.of(
                    "unixtime",
                    1_785_600_000,
                    "beamStatsMap",
                    Map.of("inHttp", Map.of("count", 10))));
        case "sandboxReportUsage" ->
            plain.with(
                Map.of(
                    "records",
                    List.of(
                        Map.of(
                            "recordId",
                            UUID.randomUUID().toString(),
                            "resourceType",
                            "account",
                            "billItemName",
                            "apiAuditLogExportCharge",
                            "time",
                            USAGE_TIME,
                            "quantity",
                            1))));
        default -> plain;
      };
    }

    Response send() {
      RequestSpecification call = operator.call();
      body.ifPresent(call::body);
      if (isOwn) {
        call.header("Idempotency-Key", key);
      }
      return call.request(httpMethod, path);
    }

    private Write with(Object otherBody) {
      return new Write(operator, httpMethod, path, Optional.of(otherBody), isOwn, key);
    }

    private Write at(String otherPath) {
      return new Write(operator, httpMethod, otherPath, body, isOwn, key);
    }

    private static Write registration(Write plain, String prefix, String idField) {
      Response made =
          plain.operator.post("/v1/sandbox/subscribers/create", Map.of("subscription", "plan-D"));
      return plain
          .at(prefix + made.jsonPath().getString(idField) + "/register")
          .with(Map.of("registrationSecret", made.jsonPath().getString("registrationSecret")));
    }

    private static String offerTo(TestOperator destination) {
      TestOperator source = TestOperator.create();
      return made(
          source,
          "/v1/subscribers/transfer_token/issue",
          Map.of(
              "transferDestinationOperatorId", destination.operatorId,
              "transferDestinationOperatorEmail", destination.email,
              "transferImsi", source.readySims(1)),
          "token");
    }

    private static String made(TestOperator operator, String path, Object body, String field) {
      return operator.post(path, body).jsonPath().getString(field);
    }

    private static Map<String, Object> coupon() {
      return Map.of("amount", 1000, "applicableBillItemName", "dailyChargeTotal");
    }

    private static Map<String, Object> discount() {
      return Map.of(
          "volumeDiscountType",
          "SORACOM_AIR_BASIC_CHARGE_V2",
          "volumeDiscountPaymentType",
          "MONTHLY",
          "contractTermMonth",
          12,
          "quantity",
          1);
    }
  }
}
