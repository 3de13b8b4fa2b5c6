package io.simledger.transfer.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("T5, T6 the page behind the mail's link")
class AcceptPageTest {

  @Test
  void acceptingInTheBrowserHandsTheSimsOver() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    List<String> imsis = source.readySims(2);
    String token = offer(source, destination, imsis);

    accept(token, destination.email, TestOperator.PASSWORD)
        .statusCode(200)
        .body(containsString(imsis.get(0)))
        .body(containsString(imsis.get(1)))
        .body(containsString("2 SIMs are yours now."));

    assertThat(destination.statusOf(imsis.get(0))).isEqualTo("ready");
  }

  @Test
  void pageSpeaksTheLanguageOfTheBrowser() {
    given()
        .header("Accept-Language", "ja,en;q=0.8")
        .get("/transfers/accept?token=x")
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .body(containsString("SIM の受け取り"));
  }

  @Test
  void wrongPasswordAcceptsNothing() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    String imsi = source.readySim();
    String token = offer(source, destination, List.of(imsi));

    accept(token, destination.email, "wrong password")
        .statusCode(401)
        .body(containsString("Authentication failed."));

    assertThat(source.statusOf(imsi)).isEqualTo("transferring");
  }

  @Test
  void sourceCannotAcceptItsOwnOffer() {
    TestOperator source = TestOperator.create();
    String imsi = source.readySim();
    String token = offer(source, TestOperator.create(), List.of(imsi));

    accept(token, source.email, TestOperator.PASSWORD).statusCode(404);

    assertThat(source.statusOf(imsi)).isEqualTo("transferring");
  }

  @Test
  void whatTheLinkCarriesIsShownAsText() {
    given()
        .queryParam("token", "\"><script>alert(1)</script>")
        .get("/transfers/accept")
        .then()
        .statusCode(200)
        .body(not(containsString("<script>")));
  }

  @Test
  void linkWithoutATokenSaysSo() {
    given()
        .get("/transfers/accept")
        .then()
        .statusCode(200)
        .body(containsString("carries no transfer token"));
  }

  @Test
  void tokenDoesNotLeaveThePage() {
    given()
        .get("/transfers/accept?token=x")
        .then()
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("Cache-Control", equalTo("no-store"))
        .header("Content-Security-Policy", containsString("default-src 'none'"));
  }

  private static String offer(TestOperator source, TestOperator destination, List<String> imsis) {
    return source
        .post(
            "/v1/subscribers/transfer_token/issue",
            Map.of(
                "transferDestinationOperatorId", destination.operatorId,
                "transferDestinationOperatorEmail", destination.email,
                "transferImsi", imsis))
        .then()
        .statusCode(200)
        .extract()
        .path("token");
  }

  private static ValidatableResponse accept(String token, String email, String password) {
    return given()
        .formParam("token", token)
        .formParam("email", email)
        .formParam("password", password)
        .post("/transfers/accept")
        .then();
  }
}
