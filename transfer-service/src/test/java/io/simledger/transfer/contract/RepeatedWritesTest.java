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
 * T13: clients repeat what they do not know the answer of. Every write is sent twice, one after the
 * other and at once: the answer is the same, and so is what is left behind.
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
    List<String> findings = new ArrayList<>();
    Write write = Write.of(operation);
    Map<String, Integer> before = counts(write);
    Response first = write.send();
    assertThat(first.statusCode()).as(operation + first.asString()).isLessThan(300);
    List<String> state = state(write);
    Map<String, Integer> done = counts(write);
    Response second = write.send();
    if (second.statusCode() != first.statusCode()) {
      findings.add("answers " + second.statusCode());
    } else if (!content(second).equals(content(first))) {
      findings.add("another answer");
    }
    if (!state(write).equals(state)) {
      findings.add("another state");
    }
    Write atOnce = Write.of(operation);
    Map<String, Integer> beforeBoth = counts(atOnce);
    Callable<Integer> call = () -> atOnce.send().statusCode();
    for (Future<Integer> status : threads.invokeAll(List.of(call, call))) {
      if (status.get() != first.statusCode()) {
        findings.add("at once " + status.get());
      }
    }
    if (!difference(beforeBoth, counts(atOnce)).equals(difference(before, done))) {
      findings.add("at once more rows");
    }
    return findings;
  }

  private static Map<String, String> exceptions() throws IOException {
    return Files.readAllLines(EXCEPTIONS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s*\\|\\s*", 3))
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> parts[1], (one, other) -> one, TreeMap::new));
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

  private static Map<String, Integer> difference(
      Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Integer> difference = new TreeMap<>();
    TABLES
        .keySet()
        .forEach(
            table ->
                difference.put(
                    table, after.getOrDefault(table, 0) - before.getOrDefault(table, 0)));
    return difference;
  }

  /** A request that succeeds, with an operator that has everything which it needs. */
  private record Write(
      TestOperator operator, String httpMethod, String path, Optional<Object> body) {
    private static final String USAGE_TIME = "2026-08-02T03:04:05Z";

    static Write of(Operation operation) {
      MatrixFixture fixture = MatrixFixture.create(operation.path());
      TestOperator operator = fixture.operator();
      String name = operation.resourceMethod().getName();
      Write plain = new Write(operator, operation.httpMethod(), fixture.path(), fixture.body(name));
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
        case "deleteRole" -> plain;
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
      return call.request(httpMethod, path);
    }

    private Write with(Object otherBody) {
      return new Write(operator, httpMethod, path, Optional.of(otherBody));
    }

    private Write at(String otherPath) {
      return new Write(operator, httpMethod, otherPath, body);
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
