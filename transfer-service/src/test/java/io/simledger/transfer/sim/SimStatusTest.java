package io.simledger.transfer.sim;

import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S1 to S4, T11. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SimStatusTest {
  private static final List<String> OPERATIONS =
      List.of("activate", "deactivate", "suspend", "set_to_standby", "terminate");
  private static final Map<String, String> STATUS_AFTER =
      Map.of(
          "activate", "active",
          "deactivate", "inactive",
          "suspend", "suspended",
          "set_to_standby", "standby",
          "terminate", "terminated");

  @Inject FakeBilling billing;

  static Stream<Arguments> everyPairOfOperations() {
    return OPERATIONS.stream()
        .filter(first -> !first.equals("terminate"))
        .flatMap(first -> OPERATIONS.stream().map(second -> Arguments.of(first, second)));
  }

  /** S2: from any status to any other, by IMSI and by SIM ID alike. */
  @ParameterizedTest
  @MethodSource("everyPairOfOperations")
  void anyStatusLeadsToAnyOther(String first, String second) {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySims(1, "plan-K2").get(0);
    operator.post("/v1/subscribers/" + imsi + "/enable_termination").then().statusCode(200);

    Response afterFirst = operator.post("/v1/sims/" + simId(operator, imsi) + "/" + first);
    assertThat(afterFirst.statusCode()).isEqualTo(200);
    assertThat(afterFirst.jsonPath().getString("status")).isEqualTo(STATUS_AFTER.get(first));
    Response afterSecond = operator.post("/v1/subscribers/" + imsi + "/" + second);
    assertThat(afterSecond.statusCode()).isEqualTo(200);
    assertThat(afterSecond.jsonPath().getString("status")).isEqualTo(STATUS_AFTER.get(second));
    assertThat(operator.statusOf(imsi)).isEqualTo(STATUS_AFTER.get(second));
  }

  /** S2. */
  @Test
  void theSameStatusAgainChangesNothing() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    Response first = operator.post("/v1/subscribers/" + imsi + "/activate");
    Response second = operator.post("/v1/subscribers/" + imsi + "/activate");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(history(operator, imsi, "")).containsExactly("active", "ready");
  }

  /** S2. */
  @ParameterizedTest
  @ValueSource(strings = {"plan-D", "plan-K"})
  void aPlanWithoutStandbyRefusesIt(String plan) {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySims(1, plan).get(0);
    assertRefused(operator.post("/v1/subscribers/" + imsi + "/set_to_standby"), 400, "SEM0003");
    assertRefused(
        operator.post("/v1/sims/" + simId(operator, imsi) + "/set_to_standby"), 400, "SEM0003");
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
  }

  /** S2, S3. */
  @Test
  void terminationNeedsProtectionOffAndIsFinal() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    String path = "/v1/subscribers/" + imsi;
    assertThat(operator.get(path).jsonPath().getBoolean("terminationEnabled")).isFalse();
    assertRefused(operator.post(path + "/terminate"), 400, "SEM0004");

    operator.post(path + "/enable_termination").then().statusCode(200);
    operator.post(path + "/disable_termination").then().statusCode(200);
    assertRefused(operator.post(path + "/terminate"), 400, "SEM0004");
    String bySimId = "/v1/sims/" + simId(operator, imsi);
    Response unprotected = operator.post(bySimId + "/enable_termination");
    assertThat(unprotected.jsonPath().getBoolean("terminationEnabled")).isTrue();

    operator.post(bySimId + "/terminate").then().statusCode(200);
    for (String operation : OPERATIONS) {
      if (operation.equals("terminate")) {
        operator.post(path + "/terminate").then().statusCode(200);
      } else {
        assertRefused(operator.post(path + "/" + operation), 400, "SEM0002");
      }
    }
    assertThat(operator.statusOf(imsi)).isEqualTo("terminated");
  }

  /** S2: there is no operation back to ready. */
  @Test
  void nothingReturnsToReady() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    assertRefused(operator.post("/v1/subscribers/" + imsi + "/ready"), 404, "COM0003");
    assertRefused(operator.post("/v1/subscribers/" + imsi + "/set_to_ready"), 404, "COM0003");
  }

  /** T11: any change of status takes the SIM out of the offer for good, a refused one does not. */
  @Test
  void changingTheStatusOfAnOfferedSimTakesItOutOfTheOffer() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    List<String> imsis = source.readySims(2);
    String token = source.offered(destination, imsis);
    assertThat(source.statusOf(imsis.get(0))).isEqualTo("transferring");
    assertRefused(
        source.post("/v1/subscribers/" + imsis.get(0) + "/set_to_standby"), 400, "SEM0003");
    assertThat(source.statusOf(imsis.get(0))).isEqualTo("transferring");

    source.post("/v1/subscribers/" + imsis.get(0) + "/suspend").then().statusCode(200);
    Response verified = destination.accept(token);
    assertThat(verified.statusCode()).isEqualTo(200);
    assertThat(verified.jsonPath().getList("transferredImsi")).containsExactly(imsis.get(1));
    assertThat(source.statusOf(imsis.get(0))).isEqualTo("suspended");
    assertRefused(source.post("/v1/subscribers/" + imsis.get(1) + "/activate"), 404, "SEM0001");
  }

  /** S4: who owned the SIM when sees what it went through under it. */
  @Test
  void theHistoryShowsWhatASimWentThroughUnderItsOwner() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    String imsi = source.readySim();
    String simId = simId(source, imsi);
    String token = source.offered(destination, List.of(imsi));
    destination.accept(token).then().statusCode(200);
    destination.post("/v1/sims/" + simId + "/activate").then().statusCode(200);

    assertThat(history(destination, imsi, "?sort=asc")).containsExactly("ready", "active");
    assertRefused(source.get("/v1/sims/" + simId + "/statuses/history"), 404, "SEM0001");
  }

  /** S4, A7. */
  @Test
  void theHistoryIsPagedAndCutByTime() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    for (String operation : List.of("activate", "deactivate", "suspend")) {
      operator.post("/v1/subscribers/" + imsi + "/" + operation).then().statusCode(200);
    }
    String path = "/v1/sims/" + simId(operator, imsi) + "/statuses/history";
    Response first = operator.get(path + "?limit=3");
    assertThat(first.jsonPath().getList("status"))
        .containsExactly("suspended", "inactive", "active");
    String key = first.header("x-soracom-next-key");
    assertThat(first.header("link")).startsWith("<" + path + "?last_evaluated_key=" + key);
    Response second = operator.get(path + "?limit=3&last_evaluated_key=" + key);
    assertThat(second.jsonPath().getList("status")).containsExactly("ready");
    assertThat(second.header("x-soracom-next-key")).isNull();

    assertThat(operator.get(path + "?to=0").jsonPath().getList("")).isEmpty();
    assertThat(operator.get(path + "?from=0&limit=100").jsonPath().getList("")).hasSize(4);
    assertThat(first.jsonPath().getLong("[0].applyDateTimeEpochSec")).isPositive();
    for (String wrong :
        List.of("sort=up", "limit=0", "limit=101", "from=x", "from=-1", "last_evaluated_key=x")) {
      assertRefused(operator.get(path + "?" + wrong), 400, "COM0002");
    }
  }

  @Test
  void everyChangeIsToldOnceAndInOrder() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    String path = "/v1/subscribers/" + imsi;
    operator.post(path + "/activate").then().statusCode(200);
    operator.post(path + "/activate").then().statusCode(200);
    operator.post(path + "/enable_termination").then().statusCode(200);
    operator
        .put(path + "/tags", List.of(Map.of("tagName", "name", "tagValue", "one")))
        .then()
        .statusCode(200);
    operator.post(path + "/terminate").then().statusCode(200);

    await().atMost(10, SECONDS).until(() -> billing.eventsOfSim(imsi).size() >= 4);
    assertThat(billing.eventsOfSim(imsi))
        .extracting(SimEvent::getWhatCase)
        .containsExactly(
            SimEvent.WhatCase.SIM_REGISTERED,
            SimEvent.WhatCase.SIM_STATUS_CHANGED,
            SimEvent.WhatCase.SIM_ATTRIBUTES_CHANGED,
            SimEvent.WhatCase.SIM_TERMINATED);
  }

  @Test
  void concurrentChangesOfOneSimAreToldInTheOrderInWhichTheyHappened() throws Exception {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySims(1, "plan-K2").get(0);
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> changes =
          Stream.of("activate", "deactivate", "suspend", "set_to_standby")
              .flatMap(operation -> Stream.generate(() -> operation).limit(5))
              .<Callable<Integer>>map(
                  operation ->
                      () -> operator.post("/v1/subscribers/" + imsi + "/" + operation).statusCode())
              .toList();
      for (Future<Integer> answer : clients.invokeAll(changes)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      clients.shutdownNow();
    }
    List<String> statuses = history(operator, imsi, "?sort=asc&limit=100");
    await().atMost(10, SECONDS).until(() -> billing.eventsOfSim(imsi).size() == statuses.size());
    assertThat(
            billing.eventsOfSim(imsi).stream()
                .skip(1)
                .map(
                    event ->
                        event
                            .getSimStatusChanged()
                            .getStatus()
                            .name()
                            .substring("SIM_STATUS_".length())
                            .toLowerCase(java.util.Locale.ROOT)))
        .containsExactlyElementsOf(statuses.subList(1, statuses.size()));
    assertThat(operator.statusOf(imsi)).isEqualTo(statuses.get(statuses.size() - 1));
  }

  private static String simId(TestOperator operator, String imsi) {
    return operator.get("/v1/subscribers/" + imsi).jsonPath().getString("simId");
  }

  private static List<String> history(TestOperator operator, String imsi, String query) {
    return operator
        .get("/v1/sims/" + simId(operator, imsi) + "/statuses/history" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("status", String.class);
  }
}
