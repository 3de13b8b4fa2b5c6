package io.simledger.transfer.auth;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.auth.LoginFailures.Login;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A1: guessing passwords. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class LoginFailuresTest {
  private static final int FREE = 5;

  @Inject LoginFailures failures;
  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void afterAFewFailuresEvenTheRightPasswordIsRefusedForAWhile() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < FREE; i++) {
      assertRefused(login(operator.email, "wrong password"), 401, "AUM0001");
    }
    login(operator.email, TestOperator.PASSWORD).then().statusCode(200);

    for (int i = 0; i <= FREE; i++) {
      assertRefused(login(operator.email, "wrong password"), 401, "AUM0001");
    }
    Login login = Login.ofRoot(operator.email);
    set(login, "locked_until", clock.instant().plusSeconds(600));
    assertThat(login(operator.email, TestOperator.PASSWORD).asString())
        .isEqualTo(login(operator.email, "wrong password").asString());
    assertRefused(
        login(operator.email.toUpperCase(java.util.Locale.ROOT), TestOperator.PASSWORD),
        401,
        "AUM0001");
    set(login, "locked_until", clock.instant());
    login(operator.email, TestOperator.PASSWORD).then().statusCode(200);
    assertThat(failures.of(login)).isEqualTo(new LoginFailures.Standing(false, false));
  }

  @Test
  void changingAPasswordIsNoWayToGuessIt() {
    TestOperator operator = TestOperator.create();
    TestOperator taro = operator.user("taro");
    operator.permit("taro", "{\"statements\":[{\"effect\":\"allow\",\"api\":\"User:*\"}]}");
    String own = "/v1/operators/" + operator.operatorId;
    assertRefused(operator.post(own + "/password", change("wrong password")), 400, "AUM0005");
    assertRefused(taro.put(own + "/users/taro/password", change("wrong password")), 400, "AUM0005");
    lock(Login.ofRoot(operator.email));
    lock(Login.ofUser(operator.operatorId, "taro"));
    assertRefused(operator.post(own + "/password", change(TestOperator.PASSWORD)), 400, "AUM0005");
    assertRefused(
        taro.put(own + "/users/taro/password", change(TestOperator.PASSWORD)), 400, "AUM0005");
  }

  @Test
  void theLockDoublesWithEachFailureUpToALimit() {
    Login login = login();
    for (int i = 0; i < FREE; i++) {
      failures.failed(login);
    }
    assertThat(failures.of(login).locked()).isFalse();
    Duration expected = Duration.ofSeconds(2);
    for (int i = 0; i < 12; i++) {
      failures.failed(login);
      Duration locked = Duration.between(at(login, "last_failed_at"), at(login, "locked_until"));
      assertThat(locked).isEqualTo(expected);
      expected = min(expected.multipliedBy(2), Duration.ofMinutes(15));
    }
    assertThat(failures.of(login).locked()).isTrue();
  }

  @Test
  void oldFailuresAreForgotten() {
    Login login = login();
    for (int i = 0; i < FREE; i++) {
      failures.failed(login);
    }
    set(login, "last_failed_at", clock.instant().minus(Duration.ofHours(25)));
    failures.failed(login);
    assertThat(failures.of(login)).isEqualTo(new LoginFailures.Standing(true, false));
    set(login, "last_failed_at", clock.instant().minus(Duration.ofHours(25)));
    failures.forget();
    assertThat(failures.of(login)).isEqualTo(new LoginFailures.Standing(false, false));
  }

  @Test
  void aLockedUserDoesNotLockTheOthers() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    operator.user("hanako");
    Login taro = Login.ofUser(operator.operatorId, "taro");
    failures.failed(taro);
    set(taro, "locked_until", clock.instant().plusSeconds(600));
    assertRefused(userLogin(operator, "taro"), 401, "AUM0001");
    userLogin(operator, "hanako").then().statusCode(200);
    login(operator.email, TestOperator.PASSWORD).then().statusCode(200);
  }

  @Test
  void whoIsToBeLoggedInIsNotKept() {
    String email = UUID.randomUUID() + "@example.com";
    assertRefused(login(email, "wrong password"), 401, "AUM0001");
    assertThat(failures.of(Login.ofRoot(email)).failed()).isTrue();
    String kept =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    sql.value(
                        "SELECT string_agg(CAST(f AS text), ';') FROM login_failure f",
                        Map.of(),
                        String.class));
    assertThat(kept).doesNotContain(email);
  }

  private void lock(Login login) {
    set(login, "locked_until", clock.instant().plusSeconds(600));
  }

  private static Map<String, String> change(String currentPassword) {
    return Map.of("currentPassword", currentPassword, "newPassword", "battery staple");
  }

  private static Login login() {
    return Login.ofRoot(UUID.randomUUID() + "@example.com");
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Instant at(Login login, String column) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.value(
                    "SELECT %s FROM login_failure WHERE login_hash = :hash".formatted(column),
                    Map.of("hash", login.hash()),
                    Instant.class));
  }

  private void set(Login login, String column, Instant instant) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE login_failure SET %s = :instant WHERE login_hash = :hash"
                        .formatted(column),
                    Map.of("instant", instant, "hash", login.hash())));
  }

  private static Response login(String email, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", password))
        .post("/v1/auth");
  }

  private static Response userLogin(TestOperator operator, String userName) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "operatorId",
                operator.operatorId,
                "userName",
                userName,
                "password",
                TestOperator.PASSWORD))
        .post("/v1/auth");
  }
}
