package io.simledger.transfer;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An operator of one test, fresh and logged in, and the calls that it makes. */
public final class TestOperator {
  public static final String PASSWORD = "correct horse";

  public final String operatorId;
  public final String email;
  public final String apiKey;
  public final String token;

  private TestOperator(String email, JsonNode session) {
    this.email = email;
    this.operatorId = session.path("operatorId").textValue();
    this.apiKey = session.path("apiKey").textValue();
    this.token = session.path("token").textValue();
  }

  /** With Japan coverage and a payment method. */
  public static TestOperator create() {
    return create(List.of("jp"), true);
  }

  /** With both coverage types and payment methods for both. */
  public static TestOperator createGlobal() {
    return create(List.of("jp", "g"), true);
  }

  public static TestOperator create(List<String> coverageTypes, boolean withPaymentMethod) {
    String email = UUID.randomUUID() + "@example.com";
    Response session =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "email", email,
                    "password", PASSWORD,
                    "authKeyId", "keyId-any",
                    "authKey", "secret-any",
                    "coverageTypes", coverageTypes,
                    "registerPaymentMethod", withPaymentMethod))
            .post("/v1/sandbox/init");
    return new TestOperator(email, json(succeeded(session, 201)));
  }

  /** A new SAM user of the operator, logged in by a password. */
  public TestOperator user(String userName) {
    String path = "/v1/operators/" + operatorId + "/users/" + userName;
    succeeded(post(path, Map.of("description", "")), 201);
    succeeded(post(path + "/password", Map.of("password", PASSWORD)), 201);
    return login(Map.of("operatorId", operatorId, "userName", userName, "password", PASSWORD));
  }

  /** Sets what a SAM user may do. */
  public void permit(String userName, String permission) {
    succeeded(
        put(
            "/v1/operators/" + operatorId + "/users/" + userName + "/permission",
            Map.of("permission", permission)),
        200);
  }

  /** The same operator with another pair of API key and token. */
  public TestOperator login(Map<String, ?> credentials) {
    Response session = given().contentType(ContentType.JSON).body(credentials).post("/v1/auth");
    return new TestOperator(email, json(succeeded(session, 200)));
  }

  /** A call with the credentials of the operator; add path, body and expectations. */
  public RequestSpecification call() {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Soracom-API-Key", apiKey)
        .header("X-Soracom-Token", token);
  }

  public Response get(String path) {
    return call().get(path);
  }

  /** A POST without a body. */
  public Response post(String path) {
    return call().post(path);
  }

  public Response post(String path, Object body) {
    return call().body(body).post(path);
  }

  public Response put(String path, Object body) {
    return call().body(body).put(path);
  }

  public Response delete(String path) {
    return call().delete(path);
  }

  /** Creates a plan-D SIM in ready and returns its IMSI. */
  public String readySim() {
    return readySims(1).get(0);
  }

  /** Creates plan-D SIMs in ready and returns their IMSIs, in their order. */
  public List<String> readySims(int count) {
    return readySims(count, "plan-D");
  }

  /** Creates SIMs of a plan in ready and returns their IMSIs, in their order. */
  public List<String> readySims(int count, String subscription) {
    Response made = post("/v1/sandbox/sims", Map.of("subscription", subscription, "count", count));
    return json(succeeded(made, 201)).path("imsi").valueStream().map(JsonNode::textValue).toList();
  }

  /** Offers SIMs to another operator. */
  public Response offer(TestOperator destination, List<String> imsis) {
    return post(
        "/v1/subscribers/transfer_token/issue",
        Map.of(
            "transferDestinationOperatorEmail", destination.email,
            "transferDestinationOperatorId", destination.operatorId,
            "transferImsi", imsis));
  }

  /** The token of an offer of SIMs to another operator. */
  public String offered(TestOperator destination, List<String> imsis) {
    return json(succeeded(offer(destination, imsis), 200)).path("token").textValue();
  }

  /** Accepts the offer of a token. */
  public Response accept(String token) {
    return post("/v1/subscribers/transfer_token/verify", Map.of("token", token));
  }

  /** Status of a SIM of the operator, in its coverage type. */
  public String statusOf(String imsi) {
    return json(succeeded(get("/v1/subscribers/" + imsi), 200)).path("status").textValue();
  }

  private static Response succeeded(Response response, int status) {
    assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(status);
    return response;
  }
}
