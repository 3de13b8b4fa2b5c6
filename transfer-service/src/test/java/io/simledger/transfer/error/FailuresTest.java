package io.simledger.transfer.error;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotEmpty;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A5: whatever goes wrong is answered as JSON with a code, in the caller's language. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class FailuresTest {
  private static final int TOO_LARGE = 10 * 1024 * 1024 + 1;

  @TestHTTPResource("/v1/auth")
  URI auth;

  @TestHTTPResource("/console/auth")
  URI signInPage;

  @Inject Sql sql;
  @Inject ObjectMapper json;
  @Inject Validator validator;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{]",
        "nothing",
        "\"text\"",
        "[]",
        "5",
        "{\"email\":}",
        "{} {}",
        "\u0000",
        ""
      })
  void malformedJsonIsRefused(String body) {
    assertThat(post(body).statusCode()).isEqualTo(400);
    assertThat(post(body).jsonPath().getString("code")).startsWith("COM");
    assertThat(post(body).contentType()).startsWith("application/json");
  }

  @Test
  void aWrongTypeIsRefusedAndItsFieldNamed() {
    Response response = post("{\"email\": 5, \"password\": \"x\"}");
    assertRefused(response, 400, "COM0001");
    assertThat(response.jsonPath().getList("details")).isEqualTo(List.of("email"));
    assertRefused(post("{\"tokenTimeoutSeconds\": \"60\"}"), 400, "COM0001");
    assertRefused(post("{\"tokenTimeoutSeconds\": 1.5}"), 400, "COM0001");
    assertRefused(post("{\"email\": {\"a\": []}}"), 400, "COM0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "a\\udc00b"})
  void textThatCannotBeStoredIsRefused(String text) {
    assertRefused(post("{\"email\": \"%s\"}".formatted(text)), 400, "COM0001");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/subscribers/transfer_token/issue, transferImsi, null",
    "/v1/transfers/00000000-0000-0000-0000-000000000000/cancel, imsi, null",
    "/v1/sandbox/usage, records, {}",
  })
  void aListOfNothingIsRefused(String path, String field, String element) {
    String body = "{\"%s\":[%s,%s]}".formatted(field, element, element);

    assertRefused(TestOperator.create().post(path, body), 400, "COM0002");
  }

  /** A body has room for millions of them: putting each into words would take minutes. */
  @Test
  void aListIsReadAndCheckedUpToItsFirstWrongElement() {
    assertThatThrownBy(() -> json.readValue("{\"names\":[null,5]}", Names.class))
        .isInstanceOf(InvalidNullException.class);
    assertThat(validator.validate(new Names(Collections.nCopies(1000, new Name(""))))).hasSize(1);
  }

  record Names(List<@Valid Name> names) {}

  record Name(@NotEmpty String name) {}

  @Test
  void theNamesOfTheCallersOwnFieldsAreNotEchoed() {
    String script = "{\"tags\": {\"<script>\": 5}}";
    Response response = TestOperator.create().post("/v1/groups", script);
    assertRefused(response, 400, "COM0001");
    assertThat(response.asString()).doesNotContain("script");
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertRefused(post("{\"email\":\"a@example.com\",\"password\":\"b\",\"x\":1}"), 401, "AUM0001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/nothing", "/v1", "/g/v1/nothing", "/v2/auth", "/nothing", "/v1/auth/x/y"})
  void anUnknownPathIsNotFound(String path) {
    assertRefused(given().get(path), 404, "COM0003");
    assertRefused(TestOperator.create().get(path), 404, "COM0003");
  }

  @Test
  void aWrongMethodIsRefused() {
    Response response = given().get("/v1/auth");
    assertRefused(response, 405, "COM0004");
    assertThat(response.header("Allow")).isEqualTo("OPTIONS, POST");
    assertThat(TestOperator.create().call().delete("/v1/orders/x").header("Allow"))
        .isEqualTo("GET, HEAD, OPTIONS");
    assertThat(given().post("/g/v1/payment_methods/current").header("Allow"))
        .isEqualTo("GET, HEAD, OPTIONS, PUT");
    assertRefused(
        given().contentType(ContentType.JSON).body("{}").patch("/v1/auth"), 405, "COM0004");
  }

  @Test
  void aWrongMediaTypeIsRefused() {
    assertRefused(given().contentType("text/plain").body("{}").post("/v1/auth"), 415, "COM0007");
    assertRefused(
        given().contentType("application/xml").body("<a/>").post("/v1/auth"), 415, "COM0007");
    // A request of one field, which the REST layer would read from plain text.
    assertRefused(
        TestOperator.create()
            .call()
            .contentType("text/plain")
            .body("token")
            .post("/v1/subscribers/transfer_token/verify"),
        415,
        "COM0007");
  }

  @Test
  void aClientThatTakesNoJsonGetsJsonNevertheless() {
    Response response =
        given().contentType(ContentType.JSON).accept("text/html").body("{}").post("/v1/auth");
    assertThat(response.contentType()).startsWith("application/json");
  }

  @Test
  void aMalformedParameterOfTheQueryIsABadRequest() {
    assertRefused(raw("/v1/payment_methods/current?x=%00"), 400, "COM0002");
  }

  /** The HTTP layer itself refuses these, without a body. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/%zz", "/v1/%", "/g/v1/%zz", "/v1/auth?x=%zz", "/v1/\u007f"})
  void aPathThatIsNoPathIsRefused(String path) throws IOException {
    String response = overSocket("GET " + path + " HTTP/1.1");
    assertThat(response).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
  }

  /** Its requests that still run are those of nobody, as the next ones will be. */
  @Test
  void whoIsRemovedMeanwhileIsToldFromOtherViolations() {
    assertThat(
            HttpFailures.errorOfRemoved(
                failureOf(
                    "INSERT INTO role VALUES ('OP9999999999', 'reader', '', '', now(), now())")))
        .contains(ErrorCode.CREDENTIALS_INVALID);
    assertThat(
            HttpFailures.errorOfRemoved(
                failureOf(
                    """
                    INSERT INTO auth_key (auth_key_id, operator_id, user_name, secret_hash, created_at)
                    VALUES ('keyId-x', '%s', 'removed', '', now())
                    """
                        .formatted(TestOperator.create().operatorId))))
        .contains(ErrorCode.USER_NOT_FOUND);
    assertThat(
            HttpFailures.errorOfRemoved(
                failureOf(
                    "INSERT INTO ordered_sim VALUES (gen_random_uuid(), '', '', '', '', '{}')")))
        .isEmpty();
  }

  private Throwable failureOf(String statement) {
    return catchThrowable(
        () -> QuarkusTransaction.requiringNew().run(() -> sql.update(statement, Map.of())));
  }

  @Test
  void messagesComeInTheLanguageOfTheCaller() {
    Response english = given().get("/v1/payment_methods/current");
    Response japanese = given().header("X-Soracom-Lang", "ja").get("/v1/payment_methods/current");
    assertRefused(english, 401, "AGW0001");
    assertRefused(japanese, 401, "AGW0001");
    assertThat(english.jsonPath().getString("message"))
        .isEqualTo(ErrorCode.CREDENTIALS_INVALID.message(Language.EN));
    assertThat(japanese.jsonPath().getString("message"))
        .isEqualTo(ErrorCode.CREDENTIALS_INVALID.message(Language.JA));
    assertThat(
            given()
                .header("X-Soracom-Lang", "ja")
                .get("/v1/nothing")
                .jsonPath()
                .getString("message"))
        .isEqualTo(ErrorCode.PATH_UNKNOWN.message(Language.JA));
  }

  @Test
  void aBodyOverTenMegabytesIsTooLarge() throws Exception {
    byte[] body = body();
    HttpResponse<String> announced = send(HttpRequest.BodyPublishers.ofByteArray(body));
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(announced.body()).contains("\"COM0006\"");
    assertThat(announced.headers().firstValue("content-type")).contains("application/json");

    HttpResponse<String> chunked =
        send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).contains("\"COM0006\"");
    assertThat(chunked.headers().firstValue("content-type").orElse(""))
        .startsWith("application/json");
  }

  /** Also when none of its fields is, and it does not say how large it is. */
  @Test
  void aFormOverTenMegabytesIsTooLarge() throws Exception {
    String half = "a".repeat(TOO_LARGE / 2);
    byte[] form = ("email=" + half + "&password=" + half).getBytes(UTF_8);
    HttpRequest.Builder signIn =
        HttpRequest.newBuilder(signInPage)
            .header("Origin", Browser.origin())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)));
    assertThat(send(signIn).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> send(HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(auth).header("Content-Type", "application/json").POST(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] body() {
    return ("{\"email\":\"" + "a".repeat(TOO_LARGE) + "\"}").getBytes(UTF_8);
  }

  private static Response raw(String path) {
    return TestOperator.create().call().urlEncodingEnabled(false).get(path);
  }

  /** What a client library would not send. */
  private String overSocket(String requestLine) throws IOException {
    try (Socket socket = new Socket(auth.getHost(), auth.getPort())) {
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static Response post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/auth");
  }
}
