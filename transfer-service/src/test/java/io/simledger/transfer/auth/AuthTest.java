package io.simledger.transfer.auth;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A1 to A3. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class AuthTest {
  @Inject Sql sql;
  @Inject Tokens tokens;
  @Inject InstantSource clock;

  /** A1, A2. */
  @Test
  void emailAndPasswordOpenASession() {
    TestOperator operator = TestOperator.create();
    TestOperator session =
        operator.login(byEmail(operator.email.toUpperCase(java.util.Locale.ROOT)));
    assertThat(session.apiKey).startsWith("api-").isNotEqualTo(operator.apiKey);
    assertThat(session.operatorId).isEqualTo(operator.operatorId);
    me(session).then().statusCode(200);
    me(operator).then().statusCode(200);
  }

  /** A1, A3. */
  @Test
  void anAuthKeyOpensASessionAndRemembersItsUse() {
    TestOperator operator = TestOperator.create();
    Map<String, String> key = generateKey(operator);
    assertThat(key.get("authKeyId")).matches("keyId-[A-Za-z0-9]{32}");
    assertThat(key.get("authKey")).matches("secret-[A-Za-z0-9]{64}");
    me(operator.login(key)).then().statusCode(200);

    Response keys = operator.get("/v1/operators/" + operator.operatorId + "/auth_keys");
    assertThat(keys.jsonPath().getList("authKeyId")).containsExactly(key.get("authKeyId"));
    assertThat(keys.jsonPath().getLong("[0].lastUsedDateTime")).isPositive();
    assertThat(keys.asString()).doesNotContain("secret");
  }

  /** A3. */
  @Test
  void secretsAreKeptAsHashesOnly() {
    TestOperator operator = TestOperator.create();
    Map<String, String> key = generateKey(operator);
    String kept =
        String.join(
            ";",
            sql.query(
                """
                SELECT CAST(o AS text) || CAST(k AS text) || CAST(s AS text)
                FROM operator o
                JOIN auth_key k USING (operator_id)
                JOIN auth_session s USING (operator_id)
                WHERE operator_id = :operatorId
                """,
                Map.of("operatorId", operator.operatorId),
                row -> (String) row[0]));
    assertThat(kept)
        .contains(key.get("authKeyId"), "$2")
        .doesNotContain(key.get("authKey"), TestOperator.PASSWORD, operator.apiKey, operator.token);
  }

  /** A1. */
  @Test
  void whateverIsWrongTheAnswerIsTheSame() {
    TestOperator operator = TestOperator.create();
    Map<String, String> key = generateKey(operator);
    String id = operator.operatorId;
    Set<String> bodies =
        Stream.of(
                Map.of("email", operator.email, "password", "wrong password"),
                Map.of("email", operator.email, "password", ""),
                Map.of("email", operator.email, "password", "x".repeat(100)),
                Map.of("email", "nobody@example.com", "password", TestOperator.PASSWORD),
                Map.of("email", operator.email),
                Map.of("authKeyId", key.get("authKeyId"), "authKey", "secret-wrong"),
                Map.of("authKeyId", "keyId-nobody", "authKey", key.get("authKey")),
                Map.of("operatorId", id, "userName", "u", "password", TestOperator.PASSWORD),
                Map.of("operatorId", id, "password", TestOperator.PASSWORD),
                Map.of())
            .map(
                credentials -> {
                  Response response =
                      given().contentType(ContentType.JSON).body(credentials).post("/v1/auth");
                  assertRefused(response, 401, "AUM0001");
                  return response.asString();
                })
            .collect(Collectors.toSet());
    assertThat(bodies).hasSize(1);
  }

  /** A1: clients send 0. */
  @ParameterizedTest
  @CsvSource({
    "0,180",
    "-5,180",
    "180,180",
    "3600,3600",
    "172800,172800",
    "9999999999,172800",
    ",86400"
  })
  void theLifetimeOfATokenIsClamped(Long wished, long expected) {
    TestOperator operator = TestOperator.create();
    Map<String, Object> credentials = new java.util.HashMap<>(byEmail(operator.email));
    if (wished != null) {
      credentials.put("tokenTimeoutSeconds", wished);
    }
    String token = operator.login(credentials).token;
    JsonPath claims = part(1, token);
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(expected);
    assertThat(part(0, token).getString("alg")).isEqualTo("RS256");
  }

  /** Soracom's CLI reads there which operator a path is about when nobody says so. */
  @Test
  void theTokenNamesItsOperator() {
    TestOperator operator = TestOperator.create();
    TestOperator user = operator.user("taro");
    assertThat(part(1, operator.token).getString("operator.operatorId"))
        .isEqualTo(operator.operatorId);
    assertThat(part(1, user.token).getString("operator.operatorId")).isEqualTo(operator.operatorId);
  }

  private static JsonPath part(int number, String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[number]);
    return new JsonPath(new String(json, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A2. */
  @Test
  void bothHeadersAreNeededAndMustBelongTogether() {
    TestOperator one = TestOperator.create();
    TestOperator two = one.login(byEmail(one.email));
    TestOperator other = TestOperator.create();
    assertRefused(call(null, null), 401, "AGW0001");
    assertRefused(call(one.apiKey, null), 401, "AGW0001");
    assertRefused(call(null, one.token), 401, "AGW0001");
    assertRefused(call(one.apiKey, two.token), 401, "AGW0001");
    assertRefused(call(other.apiKey, one.token), 401, "AGW0001");
    assertRefused(call(one.apiKey, "x"), 401, "AGW0001");
    assertRefused(call(one.apiKey, ""), 401, "AGW0001");
    assertRefused(call(one.apiKey, "x".repeat(5000)), 401, "AGW0001");
    assertRefused(call("api-" + UUID.randomUUID(), one.token), 401, "AGW0001");
    call(one.apiKey, one.token).then().statusCode(200);
  }

  /** A2. */
  @Test
  void aForgedTokenIsRefused() throws GeneralSecurityException {
    TestOperator operator = TestOperator.create();
    String[] parts = operator.token.split("\\.");
    UUID session = tokens.sessionOf(operator.token).orElseThrow();
    var foreignKey = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    String foreign =
        Jwt.subject(operator.operatorId)
            .claim("jti", session.toString())
            .expiresIn(600)
            .sign(foreignKey);
    String none =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    "{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + "."
            + parts[1]
            + ".";
    assertRefused(call(operator.apiKey, foreign), 401, "AGW0001");
    assertRefused(call(operator.apiKey, none), 401, "AGW0001");
    assertRefused(call(operator.apiKey, parts[0] + "." + parts[1] + "."), 401, "AGW0001");
  }

  /** A2: by its own expiry and by that of the session. */
  @Test
  void anExpiredTokenIsRefused() {
    TestOperator operator = TestOperator.create();
    UUID session = tokens.sessionOf(operator.token).orElseThrow();
    Instant now = clock.instant();
    String expired =
        tokens.sign(session, operator.operatorId, now.minusSeconds(600), now.minusSeconds(1));
    assertRefused(call(operator.apiKey, expired), 401, "AGW0001");
    call(operator.apiKey, operator.token).then().statusCode(200);

    io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE auth_session SET expires_at = :now WHERE session_id = :id",
                    Map.of("now", now, "id", session)));
    assertRefused(call(operator.apiKey, operator.token), 401, "AGW0001");
  }

  /** A2. */
  @Test
  void logoutEndsTheSessionAtOnceAndNoOther() {
    TestOperator one = TestOperator.create();
    TestOperator two = one.login(byEmail(one.email));
    one.post("/v1/auth/logout").then().statusCode(204);
    assertRefused(me(one), 401, "AGW0001");
    assertRefused(one.post("/v1/auth/logout"), 401, "AGW0001");
    me(two).then().statusCode(200);
  }

  /** A2. */
  @Test
  void changingThePasswordEndsTheSessionsAndTheOldPassword() {
    TestOperator operator = TestOperator.create();
    Map<String, String> change =
        Map.of("currentPassword", TestOperator.PASSWORD, "newPassword", "battery staple");
    operator
        .post("/v1/operators/" + operator.operatorId + "/password", change)
        .then()
        .statusCode(200);
    assertRefused(me(operator), 401, "AGW0001");
    assertRefused(
        given().contentType(ContentType.JSON).body(byEmail(operator.email)).post("/v1/auth"),
        401,
        "AUM0001");
    me(operator.login(Map.of("email", operator.email, "password", "battery staple")))
        .then()
        .statusCode(200);
  }

  @Test
  void aPasswordChangeIsRefused() {
    TestOperator operator = TestOperator.create();
    String path = "/v1/operators/" + operator.operatorId + "/password";
    assertRefused(operator.post(path, change("wrong password", "battery staple")), 400, "AUM0005");
    assertRefused(operator.post(path, change(TestOperator.PASSWORD, "short")), 400, "AUM0006");
    assertRefused(
        operator.post(path, change(TestOperator.PASSWORD, "長".repeat(25))), 400, "AUM0006");
    assertRefused(operator.post(path, Map.of("newPassword", "battery staple")), 400, "COM0002");
    assertRefused(
        TestOperator.create().post(path, change(TestOperator.PASSWORD, "battery staple")),
        404,
        "AUM0002");
    me(operator).then().statusCode(200);
  }

  /** A2. */
  @Test
  void deletingAKeyEndsItsSessionsOnly() {
    TestOperator operator = TestOperator.create();
    Map<String, String> key = generateKey(operator);
    TestOperator session = operator.login(key);
    String path = "/v1/operators/" + operator.operatorId + "/auth_keys/" + key.get("authKeyId");

    TestOperator stranger = TestOperator.create();
    assertRefused(stranger.delete(path), 404, "AUM0002");
    assertRefused(
        stranger.delete(path.replace(operator.operatorId, stranger.operatorId)), 404, "AUM0003");
    me(session).then().statusCode(200);

    operator.delete(path).then().statusCode(204);
    assertRefused(me(session), 401, "AGW0001");
    assertRefused(given().contentType(ContentType.JSON).body(key).post("/v1/auth"), 401, "AUM0001");
    me(operator).then().statusCode(200);
    operator.delete(path).then().statusCode(204);
  }

  @Test
  void keysAreLimited() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 20; i++) {
      generateKey(operator);
    }
    assertRefused(
        operator.post("/v1/operators/" + operator.operatorId + "/auth_keys"), 400, "AUM0004");
  }

  @Test
  void anotherOperatorsKeysAreNotToBeSeen() {
    TestOperator operator = TestOperator.create();
    assertRefused(
        TestOperator.create().get("/v1/operators/" + operator.operatorId + "/auth_keys"),
        404,
        "AUM0002");
    assertRefused(
        TestOperator.create().post("/v1/operators/" + operator.operatorId + "/auth_keys"),
        404,
        "AUM0002");
    assertThat(
            operator
                .get("/v1/operators/" + operator.operatorId + "/auth_keys")
                .jsonPath()
                .getList(""))
        .isEqualTo(List.of());
  }

  private static Map<String, String> byEmail(String email) {
    return Map.of("email", email, "password", TestOperator.PASSWORD);
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("currentPassword", current, "newPassword", next);
  }

  private static Map<String, String> generateKey(TestOperator operator) {
    return operator
        .post("/v1/operators/" + operator.operatorId + "/auth_keys")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getMap("");
  }

  private static Response me(TestOperator session) {
    return session.get("/v1/operators/" + session.operatorId);
  }

  private static Response call(String apiKey, String token) {
    var request = given();
    if (apiKey != null) {
      request = request.header("X-Soracom-API-Key", apiKey);
    }
    if (token != null) {
      request = request.header("X-Soracom-Token", token);
    }
    return request.get("/v1/payment_methods/current");
  }
}
