package io.simledger.transfer.sandbox;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** X1: operators of a sandbox. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SandboxOperatorTest {

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
