package io.simledger.transfer.console.groups;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Groups in the console")
class GroupsPageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final Pattern ROW = Pattern.compile("href=\"/console/groups/([0-9a-f-]{36})\"");

  @ParameterizedTest
  @CsvSource({"en, Groups, No group yet", "ja, グループ, グループはまだありません"})
  void anEmptyListSaysWhatToDoNext(String language, String title, String empty) {
    assertThat(
            Browser.signedIn(TestOperator.create()).in(language).get("/console/groups").asString())
        .contains("<h1>" + title + "</h1>", empty);
  }

  @Test
  void aGroupIsCreatedWithItsNameAndShowsItsSims() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String path = created(browser, SCRIPT);
    String id = path.substring(path.lastIndexOf('/') + 1);
    for (String imsi : operator.readySims(2)) {
      operator
          .post("/v1/subscribers/" + imsi + "/set_group", Map.of("groupId", id))
          .then()
          .statusCode(200);
    }
    for (String page : List.of("/console/groups", path)) {
      assertThat(browser.get(page).asString())
          .contains("&lt;script&gt;", id)
          .doesNotContain(SCRIPT);
    }
    assertThat(browser.get("/console/groups").asString()).contains("data-label=\"SIMs\">2</td>");
    assertThat(browser.get(path).asString()).contains("href=\"/console/sims?group=" + id + "\"");
    assertThat(browser.getPart(path + "/delete").asString()).contains("Its 2 SIMs stay yours");
  }

  @Test
  void tagsAreAddedChangedAndDeleted() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String path = created(browser, "factory");
    browser.post(path + "/tags", Map.of("name", "site a/b?", "value", SCRIPT));
    assertThat(browser.get(path).asString())
        .contains("site a/b?", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(browser.getPart(path + "/tags?name=site+a%2Fb%3F").asString())
        .contains("value=\"site a/b?\"", "readonly")
        .doesNotContain(SCRIPT);
    assertThat(browser.post(path + "/tags/site%20a%2Fb%3F/delete", Map.of()).header("HX-Refresh"))
        .isEqualTo("true");
    assertThat(group(operator, path).path("tags").size()).isEqualTo(1);
    assertThat(browser.post(path + "/tags/site/delete", Map.of()).statusCode()).isEqualTo(404);
    assertThat(browser.post(path + "/tags", Map.of("name", "", "value", "x")).statusCode())
        .isEqualTo(400);
    assertThat(browser.post(path + "/tags", Map.of("name", "a\u0000", "value", "x")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void settingsAreShownAndChangedAsTheyAre() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String path = created(browser, "factory");
    String beam = path + "/configuration/SoracomBeam";
    assertThat(browser.getPart(path + "/configuration").asString())
        .contains("SoracomAir", "SoracomBeam");
    browser.post(beam, Map.of("key", "http://x:80", "value", "{\"enabled\": true, \"n\": [1]}"));
    browser.post(beam, Map.of("key", "name", "value", "\"" + SCRIPT + "\""));
    JsonNode settings = group(operator, path).path("configuration").path("SoracomBeam");
    assertThat(settings.path("http://x:80").path("enabled").asBoolean()).isTrue();
    assertThat(settings.path("name").textValue()).isEqualTo(SCRIPT);
    assertThat(browser.get(path).asString())
        .contains("SoracomBeam", "http://x:80", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(browser.getPart(beam + "?key=name").asString())
        .contains("&quot;&lt;script&gt;")
        .doesNotContain(SCRIPT);

    browser.post(beam + "/name/delete", Map.of());
    assertThat(group(operator, path).path("configuration").path("SoracomBeam").size()).isEqualTo(1);
    browser.post(beam + "/delete", Map.of());
    assertThat(group(operator, path).path("configuration").size()).isZero();
  }

  @Test
  void anUnsuitableSettingIsRefused() {
    Browser browser = Browser.signedIn(TestOperator.create());
    String configuration = created(browser, "factory") + "/configuration/";
    for (String value : List.of("", "text", "{", "1 2", "\"\\u0000\"")) {
      assertThat(
              browser
                  .post(configuration + "SoracomBeam", Map.of("key", "k", "value", value))
                  .statusCode())
          .as(value)
          .isEqualTo(400);
    }
    assertThat(
            browser
                .post(configuration + "SoracomNothing", Map.of("key", "k", "value", "1"))
                .statusCode())
        .isEqualTo(400);
    assertThat(browser.post(configuration + "SoracomAir/delete", Map.of()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aGroupIsDeletedAndItsSimsStay() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String path = created(browser, "factory");
    String imsi = operator.readySim();
    operator.post(
        "/v1/subscribers/" + imsi + "/set_group",
        Map.of("groupId", path.substring(path.lastIndexOf('/') + 1)));
    assertThat(browser.post(path + "/delete", Map.of()).header("HX-Redirect"))
        .isEqualTo("/console/groups");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void groupsAreFoundByNameAndPagedByKey() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 52; i++) {
      operator.post("/v1/groups", Map.of("tags", Map.of("name", "factory " + i)));
    }
    operator.post("/v1/groups", Map.of("tags", Map.of("name", "office")));
    Browser browser = Browser.signedIn(operator);
    String first = browser.get("/console/groups?name=factory").asString();
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = browser.get(next.group(1).replace("&amp;", "&")).asString();
    assertThat(second).doesNotContain("rel=\"next\"");
    Set<String> found = new HashSet<>(ids(first));
    found.addAll(ids(second));
    assertThat(found).hasSize(52);
    assertThat(browser.get("/console/groups?name=nobody").asString())
        .contains("No group has a name that begins so");
    assertThat(ids(browser.get("/console/groups?name=office").asString())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"en, The group was not found.", "ja, グループが見つかりません。"})
  void anotherOperatorsGroupIsNotFound(String language, String message) {
    TestOperator operator = TestOperator.create();
    String path = created(Browser.signedIn(operator), "factory");
    Browser stranger = Browser.signedIn(TestOperator.create()).in(language);
    Response page = stranger.get(path);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.asString()).contains("<h1>", message);
    for (Response answer :
        List.of(
            stranger.post(path + "/delete", Map.of()),
            stranger.post(path + "/tags", Map.of("name", "a", "value", "b")),
            stranger.post(path + "/tags/name/delete", Map.of()),
            stranger.post(path + "/configuration/SoracomAir", Map.of("key", "k", "value", "1")))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString()).contains(message);
    }
    assertThat(stranger.get("/console/groups/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(group(operator, path).path("tags").path("name").textValue()).isEqualTo("factory");
  }

  private static List<String> ids(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).distinct().toList();
  }

  private static String created(Browser browser, String name) {
    return browser.post("/console/groups", Map.of("name", name)).header("HX-Redirect");
  }

  private static JsonNode group(TestOperator operator, String path) {
    return json(operator.get(path.replace("/console/", "/v1/")));
  }
}
