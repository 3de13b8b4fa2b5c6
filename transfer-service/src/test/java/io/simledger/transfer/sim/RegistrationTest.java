package io.simledger.transfer.sim;

import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.simledger.simevents.v1.SimRegistered;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SIMs become an operator's by their registration secret (A9), in a sandbox in any number (X1). */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RegistrationTest {
  @Inject FakeBilling billing;

  @Test
  void aSimIsRegisteredByItsSecretWithTagsAndGroup() {
    TestOperator operator = TestOperator.create();
    JsonPath created = created(operator, "plan-D", List.of("D-500MB"));
    String imsi = created.getString("imsi");
    assertRefused(operator.get("/v1/subscribers/" + imsi), 404, "SEM0001");
    String groupId = operator.post("/v1/groups", Map.of()).jsonPath().getString("groupId");

    Map<String, Object> request =
        Map.of(
            "registrationSecret", created.getString("registrationSecret"),
            "groupId", groupId,
            "tags", Map.of("name", "first"));
    Response registered = operator.post("/v1/subscribers/" + imsi + "/register", request);
    assertThat(registered.statusCode()).isEqualTo(201);
    assertThat(registered.jsonPath().getString("status")).isEqualTo("ready");
    assertThat(registered.jsonPath().getString("groupId")).isEqualTo(groupId);
    assertThat(registered.jsonPath().getString("tags.name")).isEqualTo("first");
    assertThat(registered.jsonPath().getList("bundles")).containsExactly("D-500MB");

    await().atMost(10, SECONDS).until(() -> billing.eventsOfSim(imsi).size() == 1);
    SimRegistered event = billing.eventsOfSim(imsi).get(0).getSimRegistered();
    assertThat(event.getOperatorId()).isEqualTo(operator.operatorId);
    assertThat(event.getSubscription()).isEqualTo("plan-D");
    assertThat(event.getBundle()).isEqualTo("D-500MB");
    assertThat(event.getAttributes().getName()).isEqualTo("first");
    assertThat(event.getAttributes().getGroupId()).isEqualTo(groupId);
  }

  @Test
  void registeringAgainIsTheSameSuccess() {
    TestOperator operator = TestOperator.create();
    JsonPath created = created(operator, "plan-D", List.of());
    String path = "/v1/sims/" + created.getString("simId") + "/register";
    Map<String, String> secret =
        Map.of("registrationSecret", created.getString("registrationSecret"));
    Response first = operator.post(path, secret);
    Response second = operator.post(path, secret);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void whyARegistrationIsRefusedIsNotToBeSeen() {
    TestOperator operator = TestOperator.createGlobal();
    TestOperator other = TestOperator.create();
    JsonPath created = created(operator, "plan-D", List.of());
    JsonPath global = created(operator, "plan01s", List.of());
    JsonPath taken = created(operator, "plan-D", List.of());
    register(other, taken.getString("imsi"), taken.getString("registrationSecret"))
        .then()
        .statusCode(201);

    Set<String> answers = new HashSet<>();
    for (Response refused :
        List.of(
            register(operator, created.getString("imsi"), "wrong"),
            register(operator, created.getString("imsi"), ""),
            register(operator, "999999999999999", created.getString("registrationSecret")),
            register(operator, taken.getString("imsi"), taken.getString("registrationSecret")),
            register(operator, taken.getString("imsi"), "wrong"),
            register(operator, global.getString("imsi"), global.getString("registrationSecret")))) {
      assertRefused(refused, 404, "SEM0005");
      answers.add(refused.asString());
    }
    assertThat(answers).hasSize(1);
    register(operator, created.getString("imsi"), created.getString("registrationSecret"))
        .then()
        .statusCode(201);
  }

  @Test
  void aMalformedRegistrationIsRefusedAndTheSimStaysInStock() {
    TestOperator operator = TestOperator.create();
    JsonPath created = created(operator, "plan-D", List.of());
    String imsi = created.getString("imsi");
    String secret = created.getString("registrationSecret");
    String path = "/v1/subscribers/" + imsi + "/register";
    assertRefused(operator.post(path, Map.of()), 400, "COM0002");
    assertRefused(operator.post(path), 400, "COM0002");
    assertRefused(register(operator, imsi + "0", secret), 400, "COM0002");
    assertRefused(register(operator, imsi.substring(1), secret), 400, "COM0002");
    assertRefused(
        operator.post(path, Map.of("registrationSecret", secret, "groupId", UUID.randomUUID())),
        404,
        "SEM0006");
    assertRefused(
        operator.post(path, Map.of("registrationSecret", secret, "tags", Map.of("", "x"))),
        400,
        "COM0002");
    assertRefused(operator.post("/g" + path, Map.of("registrationSecret", secret)), 400, "AUM0008");
    register(operator, imsi, secret).then().statusCode(201);
  }

  @Test
  void ofManyWhoRegisterOneSimAtOnceOneSucceeds() throws Exception {
    TestOperator maker = TestOperator.create();
    JsonPath created = created(maker, "plan-D", List.of());
    List<TestOperator> operators = Stream.generate(TestOperator::create).limit(6).toList();
    ExecutorService clients = Executors.newFixedThreadPool(6);
    int successes = 0;
    try {
      for (Future<Integer> answer :
          clients.invokeAll(
              operators.stream()
                  .<Callable<Integer>>map(
                      operator ->
                          () ->
                              register(
                                      operator,
                                      created.getString("imsi"),
                                      created.getString("registrationSecret"))
                                  .statusCode())
                  .toList())) {
        assertThat(answer.get()).isIn(201, 404);
        successes += answer.get() == 201 ? 1 : 0;
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(successes).isEqualTo(1);
  }

  /** X1. */
  @Test
  void aSandboxMakesManyReadySimsAtOnce() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(1_000);
    assertThat(imsis)
        .hasSize(1_000)
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(imsi -> imsi.matches("00101[0-9]{10}"));
    assertThat(operator.statusOf(imsis.get(999))).isEqualTo("ready");
    await()
        .atMost(20, SECONDS)
        .until(() -> imsis.stream().allMatch(imsi -> billing.eventsOfSim(imsi).size() == 1));
  }

  /** X1. */
  @Test
  void whatASandboxCannotMakeIsRefused() {
    TestOperator operator = TestOperator.create();
    String sims = "/v1/sandbox/sims";
    assertRefused(
        operator.post(sims, Map.of("subscription", "plan-D", "count", 0)), 400, "COM0002");
    assertRefused(
        operator.post(sims, Map.of("subscription", "plan-D", "count", 50_001)), 400, "COM0002");
    assertRefused(
        operator.post(sims, Map.of("subscription", "plan-Q", "count", 1)), 400, "SBX0001");
    assertRefused(
        operator.post(sims, Map.of("subscription", "plan01s", "count", 1)), 400, "AUM0008");
    String create = "/v1/sandbox/subscribers/create";
    assertRefused(operator.post(create, Map.of("subscription", "plan-Q")), 400, "SBX0001");
    assertRefused(operator.post(create, Map.of()), 400, "COM0002");
    assertRefused(
        operator.post(create, Map.of("subscription", "plan-D", "bundles", List.of("X3-5MB"))),
        400,
        "SBX0001");
  }

  private static Response register(TestOperator operator, String imsi, String secret) {
    return operator.post(
        "/v1/subscribers/" + imsi + "/register", Map.of("registrationSecret", secret));
  }

  private static JsonPath created(TestOperator operator, String plan, List<String> bundles) {
    return operator
        .post("/v1/sandbox/subscribers/create", Map.of("subscription", plan, "bundles", bundles))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
