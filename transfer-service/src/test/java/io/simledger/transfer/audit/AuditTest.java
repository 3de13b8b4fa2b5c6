package io.simledger.transfer.audit;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log: who called what. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class AuditTest {
  private static final String LOG = "/v1/audit_logs/api";

  @Inject AuditLog auditLog;
  @Inject AuditedCalls calls;
  @Inject InstantSource clock;

  @Test
  void everyCallIsRecordedWithItsResult() {
    TestOperator operator = TestOperator.create();
    TestOperator taro = operator.user("taro");
    String imsi = operator.readySim();
    Instant begin = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    operator.post("/v1/subscribers/" + imsi + "/activate").then().statusCode(200);
    assertRefused(operator.get("/v1/sims/8981000000000000000"), 404, "SEM0001");
    assertRefused(taro.get("/v1/groups"), 403, "AGW0002");
    List<Map<String, Object>> log = log(operator, "from_epoch_ms=" + begin.toEpochMilli(), 3);
    assertThat(all(log, "operation"))
        .isEqualTo(List.of("Group:listGroups", "Sim:getSim", "Subscriber:activateSubscriber"));
    assertThat(all(log, "statusCode")).isEqualTo(List.of(403, 404, 200));
    assertThat(all(log, "userName")).isEqualTo(List.of("taro", "", ""));
    assertThat(all(log, "operatorId")).containsOnly(operator.operatorId);
    assertThat(all(log, "apiKind"))
        .isEqualTo(List.of("/v1/groups", "/v1/sims/{sim_id}", "/v1/subscribers/{imsi}/activate"));
    assertThat(log.get(2).get("requestPath")).isEqualTo("/v1/subscribers/" + imsi + "/activate");
    assertThat(log.get(2).get("remoteIpAddress")).isEqualTo("127.0.0.1");
    assertThat((Long) log.get(2).get("requestedTimeEpochMs"))
        .isBetween(begin.toEpochMilli(), clock.instant().toEpochMilli());
  }

  /** A8. */
  @Test
  void aCallIsRecordedByThePathAsItWasCalled() {
    TestOperator operator = TestOperator.createGlobal();
    operator.get("/v1/groups");
    operator.get("/g/v1/groups");
    List<Map<String, Object>> log = log(operator, "api_kind=/v1/groups", 2);
    assertThat(all(log, "requestPath")).isEqualTo(List.of("/g/v1/groups", "/v1/groups"));
  }

  @Test
  void loginsAreRecordedFailedOnesToo() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    login(Map.of("email", operator.email, "password", "wrong password"));
    login(Map.of("email", operator.email, "password", TestOperator.PASSWORD));
    login(
        Map.of(
            "operatorId", operator.operatorId, "userName", "taro", "password", "wrong password"));
    List<Map<String, Object>> log = log(operator, "api_kind=/v1/auth", 4);
    assertThat(all(log, "statusCode")).isEqualTo(List.of(401, 200, 401, 200));
    assertThat(all(log, "userName")).isEqualTo(List.of("taro", "", "", "taro"));
    assertThat(all(log, "operation")).containsOnly("Auth:auth");
  }

  @Test
  void signInsToTheConsoleAreRecordedFailedOnesToo() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Browser.signIn(Map.of("email", operator.email, "password", "wrong password"));
    Browser.signedIn(operator, "taro").post("/console/auth/logout", Map.of());
    List<Map<String, Object>> signIns = log(operator, "api_kind=/console/auth", 2);
    assertThat(all(signIns, "statusCode")).isEqualTo(List.of(303, 401));
    assertThat(all(signIns, "userName")).isEqualTo(List.of("taro", ""));
    assertThat(all(signIns, "operation")).containsOnly("Auth:auth");
    List<Map<String, Object>> signOuts = log(operator, "api_kind=/console/auth/logout", 1);
    assertThat(all(signOuts, "operation")).isEqualTo(List.of("Auth:logout"));
    assertThat(all(signOuts, "userName")).isEqualTo(List.of("taro"));
  }

  @Test
  void secretsAreNotRecorded() {
    TestOperator operator = TestOperator.create();
    String token = UUID.randomUUID() + "-" + UUID.randomUUID();
    assertRefused(
        operator.delete("/v1/subscribers/transfer_token/" + token + "?x=" + token), 404, "SEM0107");
    List<Map<String, Object>> log =
        log(operator, "api_kind=/v1/subscribers/transfer_token/%7Btoken%7D", 1);
    assertThat(log.get(0).get("requestPath")).isEqualTo("/v1/subscribers/transfer_token/***");
    assertThat(log.toString()).doesNotContain(token);
  }

  @Test
  void callsAreFoundByKindAndTime() {
    TestOperator operator = TestOperator.create();
    Instant then = monthAgo();
    write(operator, "/v1/a", then, then.plusMillis(1), then.plusMillis(2));
    write(operator, "/v1/b", then.plusMillis(1));
    String at = Long.toString(then.plusMillis(1).toEpochMilli());
    assertThat(kinds(operator, "api_kind=/v1/b")).containsExactly("/v1/b");
    assertThat(kinds(operator, "to_epoch_ms=" + at)).hasSize(3);
    assertThat(kinds(operator, "from_epoch_ms=" + at + "&to_epoch_ms=" + at)).hasSize(2);
    assertThat(kinds(operator, "to_epoch_ms=" + then.minusMillis(1).toEpochMilli())).isEmpty();
  }

  /** A7, also when calls of one millisecond stand on two pages. */
  @Test
  void callsArePaged() {
    TestOperator operator = TestOperator.create();
    Instant then = monthAgo();
    Instant[] times =
        IntStream.range(0, 7).mapToObj(i -> then.plusMillis(i / 3)).toArray(Instant[]::new);
    write(operator, "/v1/a", times);
    List<Long> seen = new ArrayList<>();
    String next = LOG + "?api_kind=/v1/a&limit=2";
    while (next != null) {
      Response page = operator.call().urlEncodingEnabled(false).get(next);
      seen.addAll(page.then().statusCode(200).extract().path("requestedTimeEpochMs"));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    List<Long> expected = new ArrayList<>();
    for (int i = times.length - 1; i >= 0; i--) {
      expected.add(times[i].toEpochMilli());
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(
            kinds(
                operator, "api_kind=/v1/a&last_evaluated_key=" + then.plusMillis(1).toEpochMilli()))
        .as("a plain time as key")
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "from_epoch_ms=x",
        "to_epoch_ms=-1",
        "last_evaluated_key=x"
      })
  void aMalformedQueryIsABadRequest(String query) {
    assertRefused(TestOperator.create().get(LOG + "?" + query), 400, "COM0002");
  }

  @Test
  void oldCallsAreForgotten() {
    TestOperator operator = TestOperator.create();
    write(
        operator,
        "/v1/old",
        clock.instant().minus(Duration.ofDays(600)).truncatedTo(ChronoUnit.MILLIS));
    assertThat(kinds(operator, "api_kind=/v1/old")).hasSize(1);
    calls.forget();
    assertThat(kinds(operator, "api_kind=/v1/old")).isEmpty();
  }

  @Test
  void aCallThatCannotBeStoredKeepsNoOtherFromTheLog() {
    TestOperator operator = TestOperator.create();
    auditLog.record(call(operator, "/v1/before", monthAgo()));
    auditLog.record(call(operator, "/v1/\u0000", monthAgo()));
    auditLog.record(call(operator, "/v1/after", monthAgo()));
    log(operator, "api_kind=/v1/before", 1);
    log(operator, "api_kind=/v1/after", 1);
  }

  private Instant monthAgo() {
    return clock.instant().minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
  }

  private void write(TestOperator operator, String kind, Instant... times) {
    List<AuditedCall> batch = new ArrayList<>();
    for (Instant time : times) {
      batch.add(call(operator, kind, time));
    }
    calls.write(batch);
  }

  private static AuditedCall call(TestOperator operator, String kind, Instant time) {
    return new AuditedCall(
        operator.operatorId, null, "Tag:operation", kind, kind, 200, "127.0.0.1", time);
  }

  private static void login(Map<String, String> credentials) {
    given().contentType(ContentType.JSON).body(credentials).post("/v1/auth");
  }

  private static List<String> kinds(TestOperator operator, String query) {
    return operator.get(LOG + "?" + query).then().statusCode(200).extract().path("apiKind");
  }

  /**
   * The log once it has that many entries, beside those of asking for it: calls are written in the
   * background.
   */
  private static List<Map<String, Object>> log(TestOperator operator, String query, int entries) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                operator
                    .call()
                    .urlEncodingEnabled(false)
                    .get(LOG + "?" + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .<List<Map<String, Object>>>path("findAll { it.apiKind != '" + LOG + "' }"),
            log -> log.size() >= entries);
  }

  private static List<Object> all(List<Map<String, Object>> log, String field) {
    return log.stream().map(entry -> entry.get(field)).toList();
  }
}
