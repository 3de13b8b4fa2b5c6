package io.simledger.transfer.sandbox;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.simevents.v1.SimStatus;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** X1: operators of a sandbox. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SandboxOperatorTest {
  private static final int ROUNDS = 20;

  @Inject FakeBilling billing;
  @Inject Sql sql;

  @Test
  void initRepeatedLogsInToTheSameOperator() {
    Map<String, Object> request = request();
    Response first = init(request);
    Response second = init(request);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.jsonPath().getString("operatorId"))
        .isEqualTo(first.jsonPath().getString("operatorId"));
    assertThat(second.jsonPath().getString("token"))
        .isNotEqualTo(first.jsonPath().getString("token"));
    request.put("password", "another one");
    assertRefused(init(request), 400, "AUM0007");
  }

  @Test
  void initNeedsAnAddressAPasswordAndAKeyPair() {
    for (String field : new String[] {"email", "password", "authKeyId", "authKey"}) {
      Map<String, Object> request = request();
      request.remove(field);
      Response response = init(request);
      assertRefused(response, 400, "COM0002");
      assertThat(response.jsonPath().getList("details", String.class)).containsExactly(field);
    }
    Map<String, Object> request = request();
    request.put("email", "not an address");
    assertRefused(init(request), 400, "COM0002");
    request = request();
    request.put("password", "short");
    assertRefused(init(request), 400, "AUM0006");
    request = request();
    request.put("coverageTypes", new String[] {"moon"});
    assertRefused(init(request), 400, "COM0001");
  }

  @Test
  void aNewOperatorHasJapanCoverageAndAPaymentMethod() {
    Response session = init(request());
    given()
        .header("X-Soracom-API-Key", session.jsonPath().getString("apiKey"))
        .header("X-Soracom-Token", session.jsonPath().getString("token"))
        .get("/v1/payment_methods/current")
        .then()
        .statusCode(200);
  }

  @Test
  void mailsAreWrittenInTheLanguageOfTheSignUp() {
    Response session =
        given()
            .contentType(ContentType.JSON)
            .header("X-Soracom-Lang", "ja")
            .body(request())
            .post("/v1/sandbox/init");
    given()
        .header("X-Soracom-API-Key", session.jsonPath().getString("apiKey"))
        .header("X-Soracom-Token", session.jsonPath().getString("token"))
        .get("/v1/operators/" + session.jsonPath().getString("operatorId") + "/mail_language")
        .then()
        .body("language", equalTo("ja"));
  }

  @Test
  void aSignUpTokenIsAnswered() {
    Map<String, String> key = Map.of("authKeyId", "keyId-any", "authKey", "secret-any");
    Response token =
        given()
            .contentType(ContentType.JSON)
            .body(key)
            .post("/v1/sandbox/operators/token/a@example.com");
    assertThat(token.statusCode()).isEqualTo(200);
    assertThat(token.jsonPath().getString("token")).isNotBlank();
    assertRefused(
        given().contentType(ContentType.JSON).body(key).post("/v1/sandbox/operators/token/nobody"),
        400,
        "COM0002");
  }

  @Test
  void anOperatorIsRemovedWithEverythingThatItHas() {
    TestOperator operator = TestOperator.create();
    TestOperator other = TestOperator.create();
    List<String> own = operator.readySims(2);
    List<String> offered = other.readySims(2);
    operator.offer(other, own.subList(0, 1)).then().statusCode(200);
    other.offer(operator, offered).then().statusCode(200);
    assertRefused(other.delete("/v1/sandbox/operators/" + operator.operatorId), 400, "SBX0002");
    operator.get("/v1/subscribers").then().statusCode(200);

    operator.delete("/v1/sandbox/operators/" + operator.operatorId).then().statusCode(200);
    assertRefused(operator.get("/v1/subscribers"), 401, "AGW0001");
    assertThat(other.statusOf(offered.get(0))).isEqualTo("ready");
    assertThat(lastInHistory(other, offered.get(0))).isEqualTo("ready");
    for (String imsi : own) {
      await().atMost(10, SECONDS).until(() -> last(imsi).hasSimTerminated());
    }
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                last(offered.get(1)).getSimStatusChanged().getStatus()
                    == SimStatus.SIM_STATUS_READY);
  }

  /** Whoever comes first: the SIMs go back, or are not offered. */
  @Test
  void noSimStaysInAnOfferToAnOperatorThatIsRemovedAtThatMoment() {
    TestOperator source = TestOperator.create();
    List<String> imsis = source.readySims(ROUNDS);
    for (String imsi : imsis) {
      TestOperator destination = TestOperator.create();
      CompletableFuture<Response> offer =
          CompletableFuture.supplyAsync(() -> source.offer(destination, List.of(imsi)));

      Response removed = destination.delete("/v1/sandbox/operators/" + destination.operatorId);

      assertThat(removed.statusCode()).describedAs(removed.asString()).isEqualTo(200);
      Response issued = offer.join();
      assertThat(issued.statusCode()).describedAs(issued.asString()).isIn(200, 404);
      assertThat(source.statusOf(imsi)).isEqualTo("ready");
    }
  }

  /** Whoever comes first: the SIM goes with its new owner, or stays with the old one. */
  @Test
  void noSimIsLeftToAnOperatorThatAcceptsItAndIsRemovedAtThatMoment() {
    TestOperator source = TestOperator.create();
    for (String imsi : source.readySims(ROUNDS)) {
      TestOperator destination = TestOperator.create();
      String token = source.offered(destination, List.of(imsi));
      CompletableFuture<Response> acceptance =
          CompletableFuture.supplyAsync(() -> destination.accept(token));

      Response removed = destination.delete("/v1/sandbox/operators/" + destination.operatorId);

      assertThat(removed.statusCode()).describedAs(removed.asString()).isEqualTo(200);
      Response accepted = acceptance.join();
      assertThat(accepted.statusCode()).describedAs(accepted.asString()).isIn(200, 400, 401, 404);
      assertThat(ownerOf(imsi)).isEqualTo(accepted.statusCode() == 200 ? null : source.operatorId);
    }
  }

  private static String lastInHistory(TestOperator operator, String imsi) {
    String simId = json(operator.get("/v1/subscribers/" + imsi)).path("simId").textValue();
    return json(operator.get("/v1/sims/" + simId + "/statuses/history?sort=desc"))
        .path(0)
        .path("status")
        .textValue();
  }

  private @Nullable String ownerOf(String imsi) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.value(
                    "SELECT operator_id FROM sim WHERE imsi = :imsi",
                    Map.of("imsi", imsi),
                    String.class));
  }

  private SimEvent last(String imsi) {
    List<SimEvent> events = billing.eventsOfSim(imsi);
    return events.isEmpty() ? SimEvent.getDefaultInstance() : events.get(events.size() - 1);
  }

  private static Map<String, Object> request() {
    return new HashMap<>(
        Map.of(
            "email",
            UUID.randomUUID() + "@example.com",
            "password",
            TestOperator.PASSWORD,
            "authKeyId",
            "keyId-any",
            "authKey",
            "secret-any"));
  }

  private static Response init(Map<String, Object> request) {
    return given().contentType(ContentType.JSON).body(request).post("/v1/sandbox/init");
  }
}
