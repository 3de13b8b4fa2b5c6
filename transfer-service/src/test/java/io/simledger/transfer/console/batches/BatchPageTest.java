package io.simledger.transfer.console.batches;

import static io.simledger.transfer.Answers.json;
import static io.simledger.transfer.console.batches.BatchPages.batch;
import static io.simledger.transfer.console.batches.BatchPages.destination;
import static io.simledger.transfer.console.batches.BatchPages.finished;
import static io.simledger.transfer.console.batches.BatchPages.outcome;
import static io.simledger.transfer.console.batches.BatchPages.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Something is done to selected SIMs in the console")
class BatchPageTest {
  @Inject Scheduler scheduler;

  @Test
  void aSelectionIsActivatedSimBySimAndSaysWhichWereRefused() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    operator.post("/v1/subscribers/" + imsis.get(2) + "/enable_termination");
    operator.post("/v1/subscribers/" + imsis.get(2) + "/terminate");
    Browser browser = Browser.signedIn(operator);

    Response preview = select(browser, imsis, "activate");
    assertThat(preview.asString())
        .contains("3 selected", "Possible for 2", "Not possible for 1", "terminated");
    String batch = batch(preview);
    browser.post(batch + "/activate", Map.of()).then().statusCode(200);
    browser.post(batch + "/activate", Map.of()).then().statusCode(200);

    assertThat(outcome(browser, batch)).contains("Done for 2 SIMs.", "Refused for 1");
    assertThat(operator.statusOf(imsis.get(0))).isEqualTo("active");
    assertThat(operator.statusOf(imsis.get(2))).isEqualTo("terminated");
    browser.post(batch + "/suspend", Map.of()).then().statusCode(400);
    assertThat(operator.statusOf(imsis.get(0))).isEqualTo("active");
  }

  @Test
  void everySimThatMatchesIsSelectedNotOnlyThePage() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(60);
    operator.post("/v1/subscribers/" + imsis.get(0) + "/activate");
    Browser browser = Browser.signedIn(operator);

    Response preview =
        browser.post(
            "/console/batches",
            Map.of("all", "true", "status", "ready", "action", "deactivate", "imsi", imsis.get(5)));

    assertThat(preview.asString()).contains("59 selected", "Possible for 59");
  }

  @Test
  void whatIsStartedBeginsWithoutTheSchedule() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    scheduler.pause();
    try {
      finished(Browser.signedIn(operator), imsis, "suspend", Map.of());
    } finally {
      scheduler.resume();
    }
    assertThat(imsis).map(operator::statusOf).containsOnly("suspended");
  }

  @Test
  void tagsGroupsAndSpeedClassesAreChangedForAll() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    String group = json(operator.post("/v1/groups", Map.of())).path("groupId").textValue();
    Browser browser = Browser.signedIn(operator);

    String tagged = finished(browser, imsis, "put-tag", Map.of("name", "place", "value", "京都"));
    browser
        .post(tagged + "/put-tag", Map.of("name", "place", "value", "京都"))
        .then()
        .statusCode(200);
    browser
        .post(tagged + "/put-tag", Map.of("name", "place", "value", "大阪"))
        .then()
        .statusCode(400);
    finished(browser, imsis, "set-group", Map.of("group", group));
    finished(browser, imsis, "speed-class", Map.of("speedClass", "s1.fast"));
    for (String imsi : imsis) {
      JsonNode sim = json(operator.get("/v1/subscribers/" + imsi));
      assertThat(sim.at("/tags/place").textValue()).isEqualTo("京都");
      assertThat(sim.path("groupId").textValue()).isEqualTo(group);
      assertThat(sim.path("speedClass").textValue()).isEqualTo("s1.fast");
    }
    finished(browser, imsis, "delete-tag", Map.of("name", "place"));
    finished(browser, imsis, "unset-group", Map.of());
    finished(browser, imsis, "enable-termination", Map.of());
    finished(browser, imsis, "terminate", Map.of());
    JsonNode sim = json(operator.get("/v1/subscribers/" + imsis.get(0)));
    assertThat(sim.path("tags").has("place")).isFalse();
    assertThat(sim.path("status").textValue()).isEqualTo("terminated");
  }

  @Test
  void aTransferOffersTheReadyOnesAndNeverShowsTheToken() {
    TestOperator source = TestOperator.create();
    TestOperator destination = TestOperator.create();
    List<String> imsis = source.readySims(3);
    source.post("/v1/subscribers/" + imsis.get(0) + "/activate");
    Browser browser = Browser.signedIn(source);

    Response preview = select(browser, imsis, "transfer");
    assertThat(preview.asString())
        .contains("Possible for 2", "SIMs that are not ready are left out.");
    String batch = batch(preview);
    browser.post(batch + "/transfer", destination(destination)).then().statusCode(200);

    String result = outcome(browser, batch);
    assertThat(result)
        .contains("2 SIMs are offered", destination.email, "issue-transfer-token", imsis.get(1))
        .doesNotContainPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}");
    assertThat(source.statusOf(imsis.get(1))).isEqualTo("transferring");
    assertThat(source.statusOf(imsis.get(0))).isEqualTo("active");

    finished(browser, imsis.subList(1, 3), "cancel-transfer", Map.of());
    assertThat(source.statusOf(imsis.get(1))).isEqualTo("ready");
  }

  @ParameterizedTest
  @CsvSource({
    "OP0000000000, nobody@example.com, 404, en, No operator has this id",
    "OP0000000000, nobody@example.com, 404, ja, 一致するオペレーターが見つかりません",
    "'', '', 400, en, parameter"
  })
  void aDestinationThatIsNoneIsRefusedBeforeAnythingStarts(
      String operatorId, String email, int status, String language, String text) {
    TestOperator source = TestOperator.create();
    String imsi = source.readySim();
    Browser browser = Browser.signedIn(source).in(language);
    String batch = batch(select(browser, List.of(imsi), "transfer"));

    Response refusal =
        browser.post(batch + "/transfer", Map.of("operatorId", operatorId, "email", email));

    refusal.then().statusCode(status);
    assertThat(refusal.asString()).contains("class=\"error\"", text);
    assertThat(source.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void aTransferToOneselfIsRefused() {
    TestOperator source = TestOperator.create();
    String imsi = source.readySim();
    Browser browser = Browser.signedIn(source);
    String batch = batch(select(browser, List.of(imsi), "transfer"));

    browser.post(batch + "/transfer", destination(source)).then().statusCode(400);
    assertThat(source.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void anotherOperatorsSelectionDoesNotExistAndItsSimsCannotBeSelected() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    String batch = batch(select(Browser.signedIn(operator), List.of(imsi), "activate"));
    Browser stranger = Browser.signedIn(TestOperator.create());

    stranger.get(batch + "/activate").then().statusCode(404);
    stranger.post(batch + "/activate", Map.of()).then().statusCode(404);
    select(stranger, List.of(imsi), "activate").then().statusCode(400);
    stranger.get("/console/batches/" + UUID.randomUUID()).then().statusCode(404);
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void aListIsReadLineByLine() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(5);
    String foreign = TestOperator.create().readySim();
    String simId = json(operator.get("/v1/subscribers/" + imsis.get(4))).path("simId").textValue();
    Browser browser = Browser.signedIn(operator);

    String checked =
        checked(
            browser,
            imsis.get(0) + ",first column only",
            "",
            simId,
            imsis.get(1) + " - " + imsis.get(3),
            "no number",
            foreign,
            imsis.get(0),
            imsis.get(3) + "-" + imsis.get(1));

    assertThat(checked)
        .contains("5 SIMs found", "4 lines cannot be used")
        .contains("Line 5: neither", "Line 6: not one of your SIMs")
        .contains("Line 7: named before", "Line 8: the range");
  }

  @Test
  void rangesThatOverlapNameTheirSimsOnce() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(4);
    Browser browser = Browser.signedIn(operator);

    String checked =
        checked(
            browser,
            imsis.get(1) + "-" + imsis.get(3),
            imsis.get(0) + "-" + imsis.get(2),
            "999999999999000-999999999999999");

    assertThat(checked).contains("4 SIMs found", "Line 3: not one of your SIMs");
  }

  @Test
  void aListOfAThousandLinesIsReadWhole() {
    TestOperator operator = TestOperator.create();
    String[] imsis = operator.readySims(1000).toArray(String[]::new);

    assertThat(checked(Browser.signedIn(operator), imsis)).contains("1,000 SIMs found");
  }

  /** What is said of a list of these lines, sent as the form does that may hold a file. */
  private static String checked(Browser browser, String... lines) {
    return browser
        .change()
        .header("X-CSRF-Token", browser.csrfToken())
        .contentType(ContentType.MULTIPART)
        .multiPart("list", String.join("\r\n", lines))
        .post("/console/batches/listed")
        .asString();
  }
}
