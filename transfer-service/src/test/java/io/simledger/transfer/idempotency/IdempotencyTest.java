package io.simledger.transfer.idempotency;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** {@code Idempotency-Key} of own operations. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class IdempotencyTest {
  private static final String SIMS = "/v1/sandbox/sims";
  private static final Map<String, Object> TWO_SIMS = Map.of("subscription", "plan-D", "count", 2);

  @Inject IdempotentRequests requests;
  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void aRepeatedRequestIsDoneOnceAndAnsweredAgain() {
    TestOperator operator = TestOperator.create();
    Response first = send(operator, "one", TWO_SIMS);
    first.then().statusCode(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    Response second = send(operator, "one", TWO_SIMS);
    second.then().statusCode(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.contentType()).startsWith("application/json");
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(sims(operator)).isEqualTo(2);
    send(operator, "two", TWO_SIMS).then().statusCode(201);
    assertThat(sims(operator)).isEqualTo(4);
  }

  @Test
  void aPageThatIsNoOperationTakesNoNoticeOfAKey() {
    Browser browser = Browser.signedIn(TestOperator.create());
    browser
        .change()
        .header("X-CSRF-Token", browser.csrfToken())
        .header("Idempotency-Key", "one")
        .body("theme=dark")
        .post("/console/preferences/theme")
        .then()
        .statusCode(303);
  }

  @Test
  void anAnswerWithoutABodyIsRepeated() {
    TestOperator operator = TestOperator.create();
    TestOperator destination = TestOperator.create();
    operator.offer(destination, operator.readySims(1)).then().statusCode(200);
    String transferId =
        operator.get("/v1/transfers?direction=outgoing").jsonPath().getString("[0].transferId");
    for (int time = 0; time < 2; time++) {
      Response cancelled =
          operator
              .call()
              .header("Idempotency-Key", "cancel")
              .body(Map.of())
              .post("/v1/transfers/" + transferId + "/cancel");
      cancelled.then().statusCode(204);
      assertThat(cancelled.header("Idempotency-Replayed")).isEqualTo(time == 0 ? null : "true");
    }
  }

  @Test
  void aKeyStandsForOneRequestOfOneOperator() {
    TestOperator operator = TestOperator.create();
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    assertRefused(
        send(operator, "one", Map.of("subscription", "plan-D", "count", 3)), 400, "COM0011");
    TestOperator other = TestOperator.create();
    assertThat(send(other, "one", TWO_SIMS).header("Idempotency-Replayed")).isNull();
    assertThat(sims(operator)).isEqualTo(2);
    assertThat(sims(other)).isEqualTo(2);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    TestOperator operator = TestOperator.create();
    assertRefused(
        send(operator, "one", Map.of("subscription", "unknown", "count", 2)), 400, "SBX0001");
    send(operator, "one", TWO_SIMS).then().statusCode(201);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    TestOperator operator = TestOperator.create();
    assertRefused(send(operator, " ", TWO_SIMS), 400, "COM0010");
    assertRefused(send(operator, "x".repeat(256), TWO_SIMS), 400, "COM0010");
    assertThat(sims(operator)).isZero();
  }

  @Test
  void soracomsOperationsIgnoreTheHeader() {
    TestOperator operator = TestOperator.create();
    for (int time = 0; time < 2; time++) {
      Response created =
          operator.call().header("Idempotency-Key", "one").body(Map.of()).post("/v1/groups");
      created.then().statusCode(201);
      assertThat(created.header("Idempotency-Replayed")).isNull();
    }
    assertThat(operator.get("/v1/groups").jsonPath().getList("")).hasSize(2);
  }

  /** A8. */
  @Test
  void theSameRequestForTheOtherCoverageTypeIsAnotherOne() {
    TestOperator operator = TestOperator.createGlobal();
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    Response global =
        operator.call().header("Idempotency-Key", "one").body(TWO_SIMS).post("/g" + SIMS);
    assertRefused(global, 400, "COM0011");
    operator
        .call()
        .urlEncodingEnabled(false)
        .header("Idempotency-Key", "two")
        .body(TWO_SIMS)
        .post("/g" + SIMS + "?x=a%20b")
        .then()
        .statusCode(201);
    assertThat(sims(operator)).isEqualTo(4);
  }

  @Test
  void requestsAtOnceAreDoneOnce() throws Exception {
    TestOperator operator = TestOperator.create();
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Integer> statuses = new ArrayList<>();
      Callable<Integer> call = () -> send(operator, "one", TWO_SIMS).statusCode();
      for (Future<Integer> status : threads.invokeAll(List.of(call, call, call, call))) {
        statuses.add(status.get());
      }
      assertThat(statuses).contains(201).containsAnyOf(201, 409).isSubsetOf(201, 409);
    } finally {
      threads.shutdown();
    }
    assertThat(sims(operator)).isEqualTo(2);
  }

  @Test
  void aRequestThatDiedIsDoneAgainAfterItsLease() {
    TestOperator operator = TestOperator.create();
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    change(operator, "status = NULL, claimed_at = :instant", clock.instant());
    assertRefused(send(operator, "one", TWO_SIMS), 409, "COM0012");
    change(operator, "claimed_at = :instant", clock.instant().minus(Duration.ofMinutes(16)));
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    assertThat(sims(operator)).isEqualTo(4);
  }

  @Test
  void answersAreForgottenAfterADay() {
    TestOperator operator = TestOperator.create();
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    change(operator, "claimed_at = :instant", clock.instant().minus(Duration.ofHours(25)));
    requests.forget();
    send(operator, "one", TWO_SIMS).then().statusCode(201);
    assertThat(sims(operator)).isEqualTo(4);
  }

  private void change(TestOperator operator, String change, Instant instant) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE idempotency_key SET " + change + " WHERE operator_id = :operatorId",
                    Map.of("instant", instant, "operatorId", operator.operatorId)));
  }

  private static int sims(TestOperator operator) {
    return operator.get("/v1/subscribers").jsonPath().getList("").size();
  }

  private static Response send(TestOperator operator, String key, Object body) {
    return operator.call().header("Idempotency-Key", key).body(body).post(SIMS);
  }
}
