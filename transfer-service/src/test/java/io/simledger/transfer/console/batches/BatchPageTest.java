package io.simledger.transfer.console.batches;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Something is done to selected SIMs in the console")
class BatchPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern BATCH = Pattern.compile("/console/batches/([0-9a-f-]{36})");

  @Inject Scheduler scheduler;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String databaseUrl;

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

  /**
   * Of the step, once: a transaction that is rolled back for another's sake, a connection that
   * dies.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RAISE EXCEPTION 'not now' USING ERRCODE = '40001'",
        "PERFORM pg_terminate_backend(pg_backend_pid())"
      })
  void aFaultOfTheDatabaseThatPassesIsNobodysOutcome(String fault) throws SQLException {
    TestOperator source = TestOperator.create();
    List<String> imsis = source.readySims(3);
    Browser browser = Browser.signedIn(source);

    try (Faults faults = new Faults(imsis.get(1), fault, 1)) {
      finished(browser, imsis, "suspend", Map.of());
      assertThat(faults.count()).isGreaterThan(1);
    }
    List<String> offered = source.readySims(2);
    try (Faults faults = new Faults(offered.get(1), fault, 1)) {
      String batch = batch(select(browser, offered, "transfer"));
      browser.post(batch + "/transfer", destination(TestOperator.create())).then().statusCode(200);
      assertThat(outcome(browser, batch)).contains("2 SIMs are offered");
      assertThat(faults.count()).isGreaterThan(1);
    }
  }

  @Test
  void aFaultOfTheDatabaseThatStaysIsTheOutcomeOfItsSimOnly() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    Browser browser = Browser.signedIn(operator);
    String batch = batch(select(browser, imsis, "suspend"));

    try (Faults faults =
        new Faults(imsis.get(1), "RAISE EXCEPTION 'never' USING ERRCODE = '40001'", 99)) {
      browser.post(batch + "/suspend", Map.of()).then().statusCode(200);
      assertThat(outcome(browser, batch)).contains("Done for 2", "Refused for 1");
      assertThat(faults.count()).isEqualTo(3);
    }
    assertThat(imsis).map(operator::statusOf).containsExactly("suspended", "ready", "suspended");
  }

  @Test
  void anOfferIsFoundWhoseMakerDiedBeforeItCouldTell() throws SQLException {
    TestOperator source = TestOperator.create();
    Browser browser = Browser.signedIn(source);
    String batch = batch(select(browser, source.readySims(2), "transfer"));
    browser.post(batch + "/transfer", destination(TestOperator.create())).then().statusCode(200);
    String told = outcome(browser, batch);
    String transferId = json(source.get("/v1/transfers")).path(0).path("transferId").textValue();
    assertThat(told).contains("/console/transfers/" + transferId);

    try (Connection database = connection();
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "UPDATE sim_batch SET finished_at = NULL, transfer_id = NULL WHERE batch_id = '%s'"
              .formatted(batch.substring(batch.lastIndexOf('/') + 1)));
    }
    assertThat(outcome(browser, batch))
        .contains("2 SIMs are offered", "/console/transfers/" + transferId);
  }

  /** Faults of the database whenever one SIM is changed, so many times. */
  private final class Faults implements AutoCloseable {
    Faults(String imsi, String fault, int times) throws SQLException {
      execute(
          """
          CREATE SEQUENCE fault_changes;
          CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.imsi = '%s' THEN
              IF nextval('fault_changes') <= %d THEN
                %s;
              END IF;
            END IF;
            RETURN NEW;
          END
          $$;
          CREATE TRIGGER fault BEFORE UPDATE ON sim FOR EACH ROW EXECUTE FUNCTION fault();
          """
              .formatted(imsi, times, fault));
    }

    /** How often the SIM was to be changed. */
    long count() throws SQLException {
      try (Connection database = connection();
          Statement statement = database.createStatement();
          ResultSet row = statement.executeQuery("SELECT last_value FROM fault_changes")) {
        row.next();
        return row.getLong(1);
      }
    }

    @Override
    public void close() throws SQLException {
      execute("DROP TRIGGER fault ON sim; DROP FUNCTION fault; DROP SEQUENCE fault_changes");
    }

    private void execute(String statements) throws SQLException {
      try (Connection database = connection();
          Statement statement = database.createStatement()) {
        statement.execute(statements);
      }
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(databaseUrl, "transfer", "simledger");
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

  /** What works on a selection keeps its row, and a SIM for a moment: who removes both waits. */
  @Test
  void anOperatorIsRemovedWhileItsSelectionIsWorkedOn() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(60);
    whileWorkedOn(
        operator,
        imsis,
        () -> operator.delete("/v1/sandbox/operators/" + operator.operatorId),
        removed -> assertThat(removed.statusCode()).isEqualTo(200));
  }

  @Test
  void theSandboxIsEmptiedWhileASelectionIsWorkedOn() throws SQLException {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(60);
    whileWorkedOn(
        operator,
        imsis,
        () -> RestAssured.given().post("/v1/sandbox/reset"),
        emptied -> assertThat(emptied.statusCode()).as(emptied.asString()).isEqualTo(204));
  }

  /** Something is done when some SIMs of a selection are suspended and others not yet. */
  private void whileWorkedOn(
      TestOperator operator,
      List<String> imsis,
      Supplier<Response> call,
      Consumer<Response> expectation)
      throws SQLException {
    Browser browser = Browser.signedIn(operator);
    String batch = batch(select(browser, imsis, "suspend"));
    CompletableFuture<Response> answer;
    try (Connection holder = connection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(
          "SELECT imsi FROM sim WHERE imsi = '%s' FOR NO KEY UPDATE".formatted(imsis.get(20)));
      browser.post(batch + "/suspend", Map.of()).then().statusCode(200);
      await().atMost(PATIENCE).until(() -> waiting() == 1);
      answer = CompletableFuture.supplyAsync(call);
      await().atMost(PATIENCE).until(() -> waiting() == 2);
    }
    assertThat(answer).succeedsWithin(PATIENCE).satisfies(expectation);
  }

  /** How many statements wait for a lock that another transaction holds. */
  private int waiting() throws SQLException {
    try (Connection database = connection();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pid IS NOT NULL")) {
      row.next();
      return row.getInt(1);
    }
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
  void aUserStartsOnlyWhatItMayDo() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    operator.user("reader");
    operator.permit(
        "reader",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"Subscriber:listSubscribers\"]}]}");
    Browser reader = Browser.signedIn(operator, "reader");

    assertThat(reader.get("/console/sims").asString())
        .contains("Your permissions do not include this.")
        .doesNotContain("{\"action\":\"activate\"}");
    String batch = batch(select(reader, List.of(imsi), "activate"));
    reader.post(batch + "/activate", Map.of()).then().statusCode(403);
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void aSimThatAUserMayNotTouchIsItsOwnRefusal() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"*"},
          {"effect":"deny","api":"Subscriber:activateSubscriber","condition":"pathVariable('imsi') == '%s'"},
          {"effect":"deny","api":"Subscriber:activateSubscriber","condition":"pathVariable('imsi') == '%s'"}
        ]}
        """
            .formatted(imsis.get(0), imsis.get(2)));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, imsis, "activate"));
    taro.post(batch + "/activate", Map.of()).then().statusCode(200);

    assertThat(outcome(taro, batch))
        .contains("Done for 1 SIM", "Refused for 2", "The SAM user may not do this.");
    assertThat(imsis).map(operator::statusOf).containsExactly("ready", "active", "ready");
  }

  @Test
  void aUserWhoMayTouchOneSimTouchesNoOther() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"Subscriber:listSubscribers"},
          {"effect":"allow","api":"Subscriber:*","condition":"pathVariable('imsi') == '%s'"}
        ]}
        """
            .formatted(imsis.get(1)));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, imsis, "activate"));
    taro.post(batch + "/activate", Map.of()).then().statusCode(200);

    assertThat(outcome(taro, batch)).contains("Done for 1 SIM", "Refused for 1");
    assertThat(imsis).map(operator::statusOf).containsExactly("ready", "active");
  }

  @Test
  void aUserWhoMayTouchTheSimOfNoNameTouchesNone() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"Subscriber:listSubscribers"},
          {"effect":"allow","api":"Subscriber:*","condition":"pathVariable('imsi') == ''"}
        ]}
        """);
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, imsis, "activate"));
    taro.post(batch + "/activate", Map.of()).then().statusCode(200);

    assertThat(outcome(taro, batch)).contains("Refused for 2");
    assertThat(imsis).map(operator::statusOf).containsOnly("ready");
  }

  @ParameterizedTest
  @CsvSource({
    "Simledger:cancelTransfer, transferId, cancel-transfer",
    "Subscriber:deleteSubscriberTag, tag_name, delete-tag"
  })
  void whatADenialDependsOnAndNobodyCanTellIsDenied(String api, String variable, String action) {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"*"},
          {"effect":"deny","api":"%s","condition":"pathVariable('%s') == 'x'"}
        ]}
        """
            .formatted(api, variable));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, List.of(imsi), "delete-tag"));

    taro.post(batch + "/" + action, Map.of("name", "x")).then().statusCode(403);
    Browser.signedIn(operator)
        .post(batch + "/" + action, Map.of("name", "x"))
        .then()
        .statusCode(200);
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

  private static Map<String, String> destination(TestOperator operator) {
    return Map.of("operatorId", operator.operatorId, "email", operator.email);
  }

  private static Response select(Browser browser, List<String> imsis, String action) {
    return browser.post("/console/batches", Map.of("imsi", imsis, "action", action));
  }

  private static String batch(Response preview) {
    Matcher path = BATCH.matcher(preview.asString());
    assertThat(path.find()).as(preview.asString()).isTrue();
    return path.group();
  }

  private static String finished(
      Browser browser, List<String> imsis, String action, Map<String, String> form) {
    String batch = batch(select(browser, imsis, action));
    browser.post(batch + "/" + action, form).then().statusCode(200);
    assertThat(outcome(browser, batch)).contains("Done for " + imsis.size());
    return batch;
  }

  private static String outcome(Browser browser, String batch) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> browser.getPart(batch).asString(), part -> !part.contains("<progress"));
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
