package io.simledger.transfer.provisioning;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.assertAnswered;
import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.platform.StatementCounter;
import io.simledger.transfer.sim.Plan;
import io.simledger.transfer.sim.SimStock;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Operators, how they pay, and SIMs, from whoever runs the installation. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class ProvisioningTest {
  private static final String OPERATORS = "/v1/provisioning/operators";
  private static final String SIMS = "/v1/provisioning/sims";
  private static final AtomicLong NEXT_IMSI =
      new AtomicLong(
          441_000_000_000_000L + ThreadLocalRandom.current().nextLong(1_000_000) * 100_000);

  @Inject Sql sql;
  @Inject Provisioning provisioning;

  /** Everything from an empty installation to a transfer, and no call of a sandbox. */
  @Test
  void operatorsAndSimsAreAllThatATransferNeeds() {
    String sourceEmail = email();
    String destinationEmail = email();
    String source = created(Map.of("email", sourceEmail, "password", TestOperator.PASSWORD));
    String destination =
        created(Map.of("email", destinationEmail, "password", TestOperator.PASSWORD));
    List<Map<String, Object>> sims = sims(2);
    assertAnswered(provision().body(Map.of("sims", sims)).post(SIMS), 201, "{\"count\":2}");

    Session seller = Session.of(sourceEmail);
    for (Map<String, Object> sim : sims) {
      Response registered =
          seller
              .call()
              .body(Map.of("registrationSecret", sim.get("registrationSecret")))
              .post("/v1/subscribers/" + sim.get("imsi") + "/register");
      assertThat(registered.statusCode()).isEqualTo(201);
      assertThat(json(registered).path("simId").textValue()).isEqualTo(sim.get("simId"));
      assertThat(json(registered).path("status").textValue()).isEqualTo("ready");
    }
    Response issued =
        seller
            .call()
            .body(
                Map.of(
                    "transferDestinationOperatorId", destination,
                    "transferDestinationOperatorEmail", destinationEmail,
                    "transferImsi", imsis(sims)))
            .post("/v1/subscribers/transfer_token/issue");
    assertThat(issued.statusCode()).isEqualTo(200);
    Map<String, String> token = Map.of("token", json(issued).path("token").textValue());

    Session buyer = Session.of(destinationEmail);
    String verify = "/v1/subscribers/transfer_token/verify";
    assertRefused(buyer.call().body(token).post(verify), 400, "AUM0010");
    assertAnswered(
        provision()
            .body(Map.of("paymentMethod", "invoice"))
            .put(OPERATORS + "/" + destination + "/payment_methods/jp"),
        200,
        "{\"paymentMethod\":\"invoice\"}");
    buyer.call().body(token).post(verify).then().statusCode(200);

    for (String imsi : imsis(sims)) {
      JsonNode sim = json(buyer.call().get("/v1/subscribers/" + imsi));
      assertThat(sim.path("operatorId").textValue()).isEqualTo(destination);
      assertRefused(seller.call().get("/v1/subscribers/" + imsi), 404, "SEM0001");
    }
    assertThat(source).isNotEqualTo(destination);
  }

  @Test
  void anOperatorHasTheCoverageTypesAndPaymentMethodsThatItIsGiven() {
    String email = email();
    String operatorId =
        created(
            Map.of(
                "email",
                email,
                "password",
                TestOperator.PASSWORD,
                "coverageTypes",
                List.of("jp", "g"),
                "paymentMethods",
                Map.of("jp", "invoice"),
                "mailLanguage",
                "ja"));
    assertThat(coverages(operatorId)).containsExactly("g none", "jp invoice");
    Session operator = Session.of(email);
    assertThat(json(operator.call().get("/v1/payment_methods/current")).path("properties").asText())
        .isEqualTo("invoice");
    assertRefused(operator.call().get("/g/v1/payment_methods/current"), 404, "AUM0009");
    String mailLanguage = "/v1/operators/" + operatorId + "/mail_language";
    assertThat(json(operator.call().get(mailLanguage)).path("language").asText()).isEqualTo("ja");

    String plain = created(Map.of("email", email(), "password", TestOperator.PASSWORD));
    assertThat(coverages(plain)).containsExactly("jp none");
  }

  @Test
  void toCreateAnOperatorAgainIsTheSameSuccessAndChangesNothing() {
    Map<String, Object> request =
        new HashMap<>(Map.of("email", email(), "password", TestOperator.PASSWORD));
    String operatorId = created(request);
    request.put("paymentMethods", Map.of("jp", "creditCard"));
    assertThat(created(request)).isEqualTo(operatorId);
    assertThat(coverages(operatorId)).containsExactly("jp none");

    request.put("password", "another one");
    Response refused = provision().body(request).post(OPERATORS);
    assertRefused(refused, 400, "AUM0007");
    assertThat(details(refused)).containsExactly("email");
  }

  @Test
  void toCreateAnOperatorTwiceAtOnceIsTheSameSuccess() {
    Map<String, Object> request = Map.of("email", email(), "password", TestOperator.PASSWORD);
    List<CompletableFuture<String>> requests =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> created(request)))
            .toList();
    assertThat(requests.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void anOperatorThatCannotBeIsNotCreated() {
    Map<String, Object> good =
        Map.of(
            "email", email(),
            "password", TestOperator.PASSWORD,
            "coverageTypes", List.of("jp"),
            "paymentMethods", Map.of("jp", "invoice"));
    refusedOperator(good, "email", null, "COM0002");
    refusedOperator(good, "email", "nobody", "COM0002");
    refusedOperator(good, "password", null, "COM0002");
    refusedOperator(good, "password", "short", "AUM0006");
    refusedOperator(good, "password", "password1", "AUM0026");
    refusedOperator(good, "coverageTypes", List.of("moon"), "COM0001");
    refusedOperator(good, "paymentMethods", Map.of("jp", "barter"), "COM0001");
    refusedOperator(good, "paymentMethods", Map.of("moon", "invoice"), "COM0001");
    refusedOperator(good, "paymentMethods", Map.of("g", "invoice"), "AUM0008");
    assertThat(count("operator WHERE primary_email = :value", (String) good.get("email"))).isZero();
  }

  @Test
  void aPaymentMethodIsOfACoverageTypeThatAnOperatorHas() {
    String operatorId = created(Map.of("email", email(), "password", TestOperator.PASSWORD));
    Map<String, String> invoice = Map.of("paymentMethod", "invoice");
    String methods = OPERATORS + "/" + operatorId + "/payment_methods/";
    assertRefused(provision().body(invoice).put(methods + "g"), 400, "AUM0008");
    assertRefused(provision().body(invoice).put(methods + "moon"), 400, "COM0002");
    assertRefused(provision().body(Map.of()).put(methods + "jp"), 400, "COM0002");
    assertRefused(
        provision().body(Map.of("paymentMethod", "barter")).put(methods + "jp"), 400, "COM0001");
    assertRefused(
        provision().body(invoice).put(OPERATORS + "/OP0000000000/payment_methods/jp"),
        404,
        "AUM0002");
    assertThat(coverages(operatorId)).containsExactly("jp none");

    for (String method : List.of("creditCard", "webPayment", "webPayment")) {
      provision().body(Map.of("paymentMethod", method)).put(methods + "jp").then().statusCode(200);
      assertThat(coverages(operatorId)).containsExactly("jp " + method);
    }
  }

  @Test
  void toBringSimsAgainIsTheSameSuccessAlsoWhenSomeAreRegistered() {
    TestOperator operator = TestOperator.createGlobal();
    List<Map<String, Object>> sims = new ArrayList<>(sims(3));
    sims.get(1).put("bundles", List.of("D-500MB"));
    sims.get(2).putAll(Map.of("coverageType", "g", "subscription", "plan01s"));
    stocked(sims);
    stocked(sims);
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isEqualTo(3);

    Response registered = register(operator, sims.get(1));
    assertThat(registered.statusCode()).isEqualTo(201);
    assertThat(json(registered).path("bundles").get(0).textValue()).isEqualTo("D-500MB");
    operator
        .call()
        .body(Map.of("registrationSecret", sims.get(2).get("registrationSecret")))
        .post("/g/v1/sims/" + sims.get(2).get("simId") + "/register")
        .then()
        .statusCode(201);
    sims.addAll(sims(1));
    stocked(sims);

    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isEqualTo(2);
    assertThat(count("sim WHERE imsi = ANY (:value)", imsiArray(sims))).isEqualTo(2);
  }

  @Test
  void aSimThatIsKnownOtherwiseIsRefusedWithAllThatComeWithIt() {
    List<Map<String, Object>> known = sims(2);
    stocked(known);
    register(TestOperator.create(), known.get(1)).then().statusCode(201);
    for (Map<String, Object> sim : known) {
      Map.of(
              "msisdn", "1",
              "serialNumber", "other",
              "moduleType", "other",
              "registrationSecret", "other",
              "subscription", "plan-K",
              "bundles", List.of("D-300MB"),
              "simId", sims(1).get(0).get("simId"))
          .forEach((field, value) -> refusedAsKnown(with(sim, field, value)));
      refusedAsKnown(with(sim, "imsi", sims(1).get(0).get("imsi")));
    }
    Map<String, Object> global = with(known.get(0), "coverageType", "g");
    refusedAsKnown(with(global, "subscription", "plan01s"));
    stocked(known);
  }

  @Test
  void aRefusalNamesTenSimsAtMost() {
    List<Map<String, Object>> sims = sims(12);
    stocked(sims);
    sims.forEach(sim -> sim.put("moduleType", "other"));
    Response refused = provision().body(Map.of("sims", sims)).post(SIMS);
    assertRefused(refused, 400, "SEM0403");
    assertThat(details(refused)).isEqualTo(imsis(sims).subList(0, 10));
    sims.forEach(sim -> sim.put("subscription", "plan-Z"));
    refused = provision().body(Map.of("sims", sims)).post(SIMS);
    assertRefused(refused, 400, "SEM0401");
    assertThat(details(refused)).isEqualTo(imsis(sims).subList(0, 10));
  }

  @Test
  void simsThatCannotBeAreRefusedWithAllThatComeWithThem() {
    for (String field :
        List.of(
            "imsi",
            "simId",
            "coverageType",
            "subscription",
            "msisdn",
            "serialNumber",
            "moduleType",
            "registrationSecret")) {
      refusedSim(field, null, "COM0002", "sims." + field);
    }
    refusedSim("imsi", "44100000000000", "COM0002", "sims.imsi");
    refusedSim("imsi", "４41000000000000", "COM0002", "sims.imsi");
    refusedSim("simId", "898100000000000000x", "COM0002", "sims.simId");
    refusedSim("msisdn", "+81900000000", "COM0002", "sims.msisdn");
    refusedSim("serialNumber", "x".repeat(101), "COM0002", "sims.serialNumber");
    refusedSim("moduleType", "x".repeat(101), "COM0002", "sims.moduleType");
    refusedSim("registrationSecret", "x".repeat(101), "COM0002", "sims.registrationSecret");
    refusedSim("registrationSecret", " ", "COM0002", "sims.registrationSecret");
    refusedSim("bundles", List.of("D-300MB", "D-500MB"), "COM0002", "sims.bundles");
    refusedSim("coverageType", "g", "SEM0401", null);
    refusedSim("subscription", "plan-Z", "SEM0401", null);
    refusedSim("bundles", List.of("K2-300MB"), "SEM0401", null);
    Map<String, Object> moon = with(sims(1).get(0), "coverageType", "moon");
    assertRefused(provision().body(Map.of("sims", List.of(moon))).post(SIMS), 400, "COM0001");
    for (Object none : new Object[] {Map.of(), Map.of("sims", List.of())}) {
      assertRefused(provision().body(none).post(SIMS), 400, "COM0002");
    }
    assertRefused(provision().body(Map.of("sims", sims(10_001))).post(SIMS), 400, "COM0002");
  }

  @Test
  void anImsiOrSimIdStandsOnceInARequest() {
    List<Map<String, Object>> sims = sims(3);
    Response twice =
        provision().body(Map.of("sims", List.of(sims.get(0), sims.get(1), sims.get(0)))).post(SIMS);
    assertRefused(twice, 400, "SEM0104");
    assertThat(details(twice)).containsExactly((String) sims.get(0).get("imsi"));
    Map<String, Object> sameId = with(sims.get(2), "simId", sims.get(0).get("simId"));
    Response same = provision().body(Map.of("sims", List.of(sims.get(0), sameId))).post(SIMS);
    assertRefused(same, 400, "SEM0402");
    assertThat(details(same)).containsExactly((String) sims.get(2).get("imsi"));
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isZero();
  }

  /** Whoever comes first, no SIM is in stock and an operator's. */
  @Test
  void simsThatAreRegisteredAtThatMomentDoNotComeBackIntoStock() {
    TestOperator operator = TestOperator.create();
    List<Map<String, Object>> sims = sims(20);
    stocked(sims);
    for (Map<String, Object> sim : sims) {
      CompletableFuture<Response> registration =
          CompletableFuture.supplyAsync(() -> register(operator, sim));
      stocked(sims);
      registration.join().then().statusCode(201);
    }
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isZero();
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheNumberOfSims() {
    List<SimStock.NewSim> many = stock(10_000);
    int few = StatementCounter.of(() -> provisioning.stock(stock(10)));
    assertThat(StatementCounter.of(() -> provisioning.stock(many))).isEqualTo(few);
    assertThat(StatementCounter.of(() -> provisioning.stock(many))).isEqualTo(few);
    assertThat(few).isBetween(1, 4);
  }

  @Test
  void whoeverHasNotTheKeyChangesNothing() {
    TestOperator operator = TestOperator.create();
    String email = email();
    List<Map<String, Object>> sims = sims(1);
    List<Supplier<RequestSpecification>> calls =
        List.of(
            () -> given().contentType(ContentType.JSON),
            () ->
                given()
                    .contentType(ContentType.JSON)
                    .header(WithProvisioningKey.HEADER, TestParts.PROVISIONING_KEY + "x"),
            operator::call);
    for (Supplier<RequestSpecification> call : calls) {
      assertRefused(
          call.get()
              .body(Map.of("email", email, "password", TestOperator.PASSWORD))
              .post(OPERATORS),
          401,
          "AGW0001");
      assertRefused(
          call.get()
              .body(Map.of("paymentMethod", "invoice"))
              .put(OPERATORS + "/" + operator.operatorId + "/payment_methods/jp"),
          401,
          "AGW0001");
      assertRefused(call.get().body(Map.of("sims", sims)).post(SIMS), 401, "AGW0001");
    }
    assertThat(count("operator WHERE primary_email = :value", email)).isZero();
    assertThat(coverages(operator.operatorId)).containsExactly("jp creditCard");
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isZero();
  }

  @Test
  void theAuditLogOfAnOperatorBeginsWithWhatTheOperatorDoes() {
    String email = email();
    String operatorId = created(Map.of("email", email, "password", TestOperator.PASSWORD));
    provision()
        .body(Map.of("paymentMethod", "invoice"))
        .put(OPERATORS + "/" + operatorId + "/payment_methods/jp")
        .then()
        .statusCode(200);
    Session operator = Session.of(email);
    await().atMost(10, SECONDS).until(() -> audited(operator).contains("Auth:auth"));
    assertThat(audited(operator)).isSubsetOf("Auth:auth", "AuditLog:getApiAuditLogs");
  }

  @Test
  void aSuccessIsALineOfTheLogWithoutAddressesAndSecrets() {
    List<Map<String, Object>> sims = sims(2);
    List<String> lines = new ArrayList<>();
    Handler handler = new Lines(lines);
    Logger log = Logger.getLogger(Provisioning.class.getName());
    log.addHandler(handler);
    String operatorId;
    try {
      operatorId = created(Map.of("email", email(), "password", TestOperator.PASSWORD));
      stocked(sims);
    } finally {
      log.removeHandler(handler);
    }
    assertThat(lines)
        .containsExactly("Operator " + operatorId + " is provisioned", "2 SIMs are provisioned");
  }

  private static List<String> audited(Session operator) {
    return json(operator.call().get("/v1/audit_logs/api"))
        .valueStream()
        .map(call -> call.path("operation").textValue())
        .toList();
  }

  private void refusedOperator(Map<String, Object> good, String field, Object value, String code) {
    assertRefused(provision().body(with(good, field, value)).post(OPERATORS), 400, code);
  }

  /** The SIM stands behind one that could be. */
  private void refusedSim(String field, Object value, String code, String detail) {
    List<Map<String, Object>> sims = sims(2);
    Map<String, Object> bad = with(sims.get(1), field, value);
    Response refused = provision().body(Map.of("sims", List.of(sims.get(0), bad))).post(SIMS);
    assertRefused(refused, 400, code);
    assertThat(details(refused))
        .containsExactly(detail == null ? (String) bad.get("imsi") : detail);
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isZero();
  }

  private void refusedAsKnown(Map<String, Object> sim) {
    List<Map<String, Object>> sims = sims(1);
    Response refused = provision().body(Map.of("sims", List.of(sims.get(0), sim))).post(SIMS);
    assertRefused(refused, 400, "SEM0403");
    assertThat(details(refused)).containsExactly((String) sim.get("imsi"));
    assertThat(count("sim_stock WHERE imsi = ANY (:value)", imsiArray(sims))).isZero();
  }

  private static void stocked(List<Map<String, Object>> sims) {
    assertAnswered(
        provision().body(Map.of("sims", sims)).post(SIMS),
        201,
        "{\"count\":%d}".formatted(sims.size()));
  }

  private static Response register(TestOperator operator, Map<String, Object> sim) {
    return operator.post(
        "/v1/subscribers/" + sim.get("imsi") + "/register",
        Map.of("registrationSecret", sim.get("registrationSecret")));
  }

  private static String created(Map<String, Object> operator) {
    Response response = provision().body(operator).post(OPERATORS);
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(201);
    String operatorId = json(response).path("operatorId").textValue();
    assertThat(operatorId).matches("OP[0-9]{10}");
    return operatorId;
  }

  private static RequestSpecification provision() {
    return given()
        .contentType(ContentType.JSON)
        .header(WithProvisioningKey.HEADER, TestParts.PROVISIONING_KEY);
  }

  private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(request);
    if (value == null) {
      changed.remove(field);
    } else {
      changed.put(field, value);
    }
    return changed;
  }

  private static List<String> details(Response refused) {
    return json(refused).path("details").valueStream().map(JsonNode::textValue).toList();
  }

  private static String email() {
    return UUID.randomUUID() + "@example.com";
  }

  private static Stream<String> newImsis(int count) {
    long first = NEXT_IMSI.getAndAdd(count);
    return LongStream.range(first, first + count).mapToObj("%015d"::formatted);
  }

  /** SIMs that nobody has brought yet, by ascending IMSI. */
  private static List<Map<String, Object>> sims(int count) {
    return newImsis(count)
        .<Map<String, Object>>map(
            imsi ->
                new HashMap<>(
                    Map.of(
                        "imsi",
                        imsi,
                        "simId",
                        "8981" + imsi,
                        "coverageType",
                        "jp",
                        "subscription",
                        "plan-D",
                        "msisdn",
                        "8120" + imsi.substring(5),
                        "serialNumber",
                        "SN" + imsi,
                        "moduleType",
                        "nano",
                        "registrationSecret",
                        "secret of " + imsi)))
        .toList();
  }

  private static List<SimStock.NewSim> stock(int count) {
    return newImsis(count)
        .map(
            imsi ->
                new SimStock.NewSim(
                    imsi, "8981" + imsi, Plan.D, List.of(), "81", "SN", "nano", "secret"))
        .toList();
  }

  private static List<String> imsis(List<Map<String, Object>> sims) {
    return sims.stream().map(sim -> (String) sim.get("imsi")).toList();
  }

  private static String[] imsiArray(List<Map<String, Object>> sims) {
    return imsis(sims).toArray(String[]::new);
  }

  private long count(String from, Object value) {
    return QuarkusTransaction.requiringNew()
        .call(() -> sql.value("SELECT count(*) FROM " + from, Map.of("value", value), Long.class));
  }

  private List<String> coverages(String operatorId) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.query(
                    """
                    SELECT coverage_type || ' ' || coalesce(payment_method, 'none')
                    FROM operator_coverage
                    WHERE operator_id = :operatorId
                    ORDER BY coverage_type
                    """,
                    Map.of("operatorId", operatorId),
                    row -> (String) row[0]));
  }

  /** A login, and the calls in it. */
  private record Session(String apiKey, String token) {
    static Session of(String email) {
      Response response =
          given()
              .contentType(ContentType.JSON)
              .body(Map.of("email", email, "password", TestOperator.PASSWORD))
              .post("/v1/auth");
      JsonNode session = json(response);
      return new Session(session.path("apiKey").textValue(), session.path("token").textValue());
    }

    RequestSpecification call() {
      return given()
          .contentType(ContentType.JSON)
          .header("X-Soracom-API-Key", apiKey)
          .header("X-Soracom-Token", token);
    }
  }

  /** Keeps what is logged. */
  private static final class Lines extends Handler {
    private final List<String> lines;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(ExtLogRecord.wrap(line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
