package io.simledger.transfer.console.sims;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("SIMs in the console")
class SimsPageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final Pattern ROW = Pattern.compile("href=\"/console/sims/([0-9]{15})\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  @ParameterizedTest
  @CsvSource({"en, SIM management, You have no SIM", "ja, SIM 管理, SIM はまだありません"})
  void anEmptyTableSaysWhatToDoNext(String language, String title, String empty) {
    assertThat(browser(TestOperator.create()).in(language).get("/console/sims").asString())
        .contains("<h1>" + title + "</h1>", empty);
  }

  @Test
  void pagesLeadThroughAllSimsOnce() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(120);
    Browser browser = browser(operator);

    for (String order : List.of("", "?sort=-imsi", "?sort=name")) {
      List<String> seen = new ArrayList<>();
      String path = "/console/sims" + order;
      while (path != null) {
        String page = browser.get(path).asString();
        seen.addAll(rows(page));
        path = NEXT.matcher(page).results().map(next -> next.group(1)).findFirst().orElse(null);
        path = path == null ? null : path.replace("&amp;", "&");
      }
      assertThat(seen).as(order).containsExactlyInAnyOrderElementsOf(imsis).hasSize(120);
    }
  }

  @Test
  void aFilterNarrowsByStatusGroupTagAndText() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(4);
    operator.post("/v1/subscribers/" + imsis.get(0) + "/activate");
    tag(operator, imsis.get(1), "place", "Kyoto 100%");
    tag(operator, imsis.get(2), "name", "Pump_1");
    String group = json(operator.post("/v1/groups", Map.of())).path("groupId").textValue();
    operator.post("/v1/subscribers/" + imsis.get(3) + "/set_group", Map.of("groupId", group));
    Browser browser = browser(operator);

    assertThat(found(browser, "status=active")).containsExactly(imsis.get(0));
    assertThat(found(browser, "tag=place&tag_value=100%25")).containsExactly(imsis.get(1));
    assertThat(found(browser, "tag=place&tag_value=0_%25")).isEmpty();
    assertThat(found(browser, "q=pump_")).containsExactly(imsis.get(2));
    assertThat(found(browser, "q=" + imsis.get(2).substring(8))).contains(imsis.get(2));
    assertThat(found(browser, "group=" + group)).containsExactly(imsis.get(3));
    assertThat(found(browser, "group=none")).doesNotContain(imsis.get(3)).hasSize(3);
    assertThat(found(browser, "status=active&q=pump")).isEmpty();
  }

  @Test
  void namesAndTagsAreShownAsText() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    tag(operator, imsi, "name", SCRIPT);
    tag(operator, imsi, SCRIPT, "\" onload=\"alert(1)");
    Browser browser = browser(operator);

    for (String path : List.of("/console/sims", "/console/sims/" + imsi)) {
      assertThat(browser.get(path).asString())
          .contains("&lt;script&gt;", "&quot; onload=")
          .doesNotContain(SCRIPT, "\" onload=");
    }
  }

  @Test
  void anotherOperatorsSimDoesNotExist() {
    String imsi = TestOperator.create().readySim();
    Browser browser = browser(TestOperator.create());

    browser.get("/console/sims/" + imsi).then().statusCode(404);
    browser
        .post("/console/sims/" + imsi + "/tags", Map.of("name", "a", "value", "b"))
        .then()
        .statusCode(404);
    assertThat(browser.get("/console/sims?q=" + imsi).asString()).doesNotContain("/" + imsi);
  }

  @Test
  void tagsAreSetAndRemovedOnTheSimsPage() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    Browser browser = browser(operator);

    String added =
        browser
            .post("/console/sims/" + imsi + "/tags", Map.of("name", "place", "value", "京都"))
            .asString();
    assertThat(added).contains("place", "京都");
    assertThat(json(operator.get("/v1/subscribers/" + imsi)).at("/tags/place").textValue())
        .isEqualTo("京都");
    String longest = "京".repeat(1024);
    browser.post("/console/sims/" + imsi + "/tags", Map.of("name", "note", "value", longest));
    assertThat(json(operator.get("/v1/subscribers/" + imsi)).at("/tags/note").textValue())
        .isEqualTo(longest);
    browser
        .post("/console/sims/" + imsi + "/tags", Map.of("name", "x".repeat(129), "value", ""))
        .then()
        .statusCode(400);
    browser.post("/console/sims/" + imsi + "/tags/delete", Map.of("name", "place"));
    assertThat(json(operator.get("/v1/subscribers/" + imsi)).path("tags").has("place")).isFalse();
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();

    assertThat(browser(operator).get("/console/sims/" + imsi).asString())
        .contains("title=\"The plan of the SIM has no standby.\"")
        .contains("hx-vals='{\"action\":\"transfer\"}'")
        .doesNotContain("{\"action\":\"terminate\"}");
  }

  @Test
  void aSimIsRegisteredByItsSecret() {
    TestOperator operator = TestOperator.create();
    var made =
        json(operator.post("/v1/sandbox/subscribers/create", Map.of("subscription", "plan-D")));
    Browser browser = browser(operator);

    browser
        .post(
            "/console/sims/register",
            Map.of("key", made.path("imsi").textValue(), "secret", "wrong"))
        .then()
        .statusCode(404);
    browser
        .post(
            "/console/sims/register",
            Map.of(
                "key", made.path("imsi").textValue(),
                "secret", made.path("registrationSecret").textValue()))
        .then()
        .statusCode(204)
        .header("HX-Refresh", "true");
    assertThat(operator.statusOf(made.path("imsi").textValue())).isEqualTo("ready");
  }

  private static Browser browser(TestOperator operator) {
    return Browser.signedIn(operator);
  }

  private static List<String> found(Browser browser, String query) {
    return rows(browser.get("/console/sims?" + query).asString());
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static void tag(TestOperator operator, String imsi, String name, String value) {
    operator
        .put(
            "/v1/subscribers/" + imsi + "/tags",
            List.of(Map.of("tagName", name, "tagValue", value)))
        .then()
        .statusCode(200);
  }
}
