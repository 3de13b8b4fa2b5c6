package io.simledger.transfer.console.transfers;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("T5, T6, T10 transfers in the console")
class TransferPagesTest {

  @Test
  void theLinkOfTheMailAsksToSignInAndComesBack() {
    given()
        .redirects()
        .follow(false)
        .get("/transfers/accept?token=x")
        .then()
        .statusCode(303)
        .header("Location", containsString("return=%2Ftransfers%2Faccept%3Ftoken%3Dx"));
  }

  /** A browser that follows a link of another site leaves the cookie at home. */
  @Test
  void aLinkFromElsewhereLeadsToItselfSoThatTheSessionIsSeen() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .get("/transfers/accept?token=x")
        .then()
        .statusCode(200)
        .body(containsString("http-equiv=\"refresh\""), not(containsString("<form")));
  }

  @Test
  void theDestinationAcceptsWhatTheLinkShows() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    List<String> imsis = source.readySims(2);
    String token = source.offered(destination, imsis);
    Browser browser = Browser.signedIn(destination);

    String page = browser.get("/transfers/accept?token=" + token).asString();
    assertThat(page)
        .contains(source.operatorId, "Accept 2 SIMs")
        .as("the token stands in the address only")
        .doesNotContain("value=\"" + token);
    browser
        .post("/console/transfers/" + transferId(destination) + "/accept", Map.of())
        .then()
        .statusCode(204)
        .header("HX-Redirect", equalTo("/console/transfers/" + transferId(destination)));

    assertThat(destination.statusOf(imsis.get(0))).isEqualTo("ready");
    assertThat(browser.get("/transfers/accept?token=" + token).asString())
        .contains("This offer was accepted.");
  }

  @ParameterizedTest
  @CsvSource({"en, This offer is not for you", "ja, お客様宛ての申し出ではありません"})
  void anyOtherOperatorIsRefusedPolitely(String language, String refusal) {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    String imsi = source.readySim();
    String token = source.offered(destination, List.of(imsi));
    for (TestOperator other : List.of(source, TestOperator.create())) {
      Browser browser = Browser.signedIn(other).in(language);
      assertThat(browser.get("/transfers/accept?token=" + token).asString())
          .contains(refusal, other.operatorId)
          .doesNotContain("/accept\"");
      browser
          .post("/console/transfers/" + transferId(destination) + "/accept", Map.of())
          .then()
          .statusCode(404);
    }
    assertThat(source.statusOf(imsi)).isEqualTo("transferring");
  }

  @Test
  void whatIsStillMissingIsNamedBeforeTheOfferCanBeAccepted() {
    TestOperator source = TestOperator.createGlobal();
    TestOperator poor = TestOperator.create(List.of("jp"), false);
    String imsi = source.readySim();
    String token = source.offered(poor, List.of(imsi));
    Browser browser = Browser.signedIn(poor);

    assertThat(browser.get("/transfers/accept?token=" + token).asString())
        .contains("/console/payment", "no payment method")
        .doesNotContain("hx-post=\"/console/transfers");
    browser
        .post("/console/transfers/" + transferId(poor) + "/accept", Map.of())
        .then()
        .statusCode(400);
    assertThat(source.statusOf(imsi)).isEqualTo("transferring");
  }

  @Test
  void whatTheLinkCarriesIsShownAsText() {
    assertThat(
            Browser.signedIn(TestOperator.create())
                .get("/transfers/accept?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .asString())
        .doesNotContain("<script>alert");
  }

  @Test
  void bothSidesSeeTheTransferAndTheSourceCancelsSomeOrAllOfIt() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    List<String> imsis = source.readySims(3);
    source.offered(destination, imsis);
    String path = "/console/transfers/" + transferId(source);
    Browser giver = Browser.signedIn(source);
    Browser taker = Browser.signedIn(destination);

    assertThat(giver.get("/console/transfers").asString()).contains(path, destination.operatorId);
    assertThat(taker.get("/console/transfers?direction=incoming").asString())
        .contains(path, source.operatorId);
    assertThat(giver.get("/console/transfers?imsi=" + imsis.get(0)).asString()).contains(path);
    assertThat(giver.get("/console/transfers?status=accepted").asString()).doesNotContain(path);

    giver.post(path + "/cancel", Map.of("imsi", imsis.get(0))).then().statusCode(204);
    assertThat(source.statusOf(imsis.get(0))).isEqualTo("ready");
    assertThat(source.statusOf(imsis.get(1))).isEqualTo("transferring");
    taker.post(path + "/cancel", Map.of()).then().statusCode(404);
    giver.post(path + "/cancel", Map.of()).then().statusCode(204);
    assertThat(source.statusOf(imsis.get(1))).isEqualTo("ready");
    assertThat(giver.get(path).asString()).contains("badge cancelled");
  }

  @Test
  void aStrangersTransferDoesNotExist() {
    TestOperator source = TestOperator.create();
    source.offered(TestOperator.create(), source.readySims(1));
    String path = "/console/transfers/" + transferId(source);
    Browser stranger = Browser.signedIn(TestOperator.create());

    stranger.get(path).then().statusCode(404);
    stranger.get("/console/transfers/" + UUID.randomUUID()).then().statusCode(404);
    stranger.get("/console/transfers?status=none").then().statusCode(400);
  }

  private static String transferId(TestOperator operator) {
    return json(operator.get("/v1/transfers")).at("/0/transferId").textValue();
  }
}
