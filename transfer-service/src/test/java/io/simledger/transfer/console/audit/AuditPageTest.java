package io.simledger.transfer.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("The audit log in the console")
class AuditPageTest {

  @ParameterizedTest
  @CsvSource({"en, Audit log, Root user", "ja, 監査ログ, ルートユーザー"})
  void changesInTheConsoleAreRecordedRefusedOnesToo(String language, String title, String root) {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Browser browser = Browser.signedIn(operator).in(language);
    browser.post("/console/users", Map.of("user_name", "hanako"));
    Browser.signedIn(operator, "taro").post("/console/account/keys", Map.of());
    String page =
        awaited(
            browser, "/console/audit", shown -> shown.contains("Operator:generateOperatorAuthKey"));
    assertThat(page)
        .contains("<h1>" + title + "</h1>", root, "taro")
        .contains("User:createUser", "/console/users")
        .contains("<span class=\"badge failed\">403</span>")
        .contains("127.0.0.1");
  }

  @Test
  void callsAreFilteredByKindAndTime() {
    TestOperator operator = TestOperator.create();
    operator.get("/v1/groups");
    operator.get("/v1/payment_methods/current");
    Browser browser = Browser.signedIn(operator);
    awaited(browser, "/console/audit", page -> page.contains("Group:listGroups"));
    assertThat(browser.get("/console/audit?kind=%2Fv1%2Fgroups").asString())
        .contains("Group:listGroups")
        .doesNotContain("payment_methods");
    assertThat(browser.get("/console/audit?to=2001-01-01T00%3A00").asString())
        .contains("No call matches the filter");
    assertThat(browser.get("/console/audit?from=2001-01-01T00%3A00&to=&kind=").asString())
        .contains("Group:listGroups");
    assertThat(browser.get("/console/audit?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void pagesFollowOneAnotherByKey() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 60; i++) {
      operator.get("/v1/groups");
    }
    Browser browser = Browser.signedIn(operator);
    String kind = "/console/audit?kind=%2Fv1%2Fgroups";
    // Calls are recorded a moment later: the first page is whole when the second one is.
    await().atMost(Duration.ofSeconds(10)).until(() -> rows(secondPage(browser, kind)) == 10);
    String second = secondPage(browser, kind);
    assertThat(second).doesNotContain("rel=\"next\"");
  }

  @Test
  void whatWasTypedInIsShownAsText() {
    Browser browser = Browser.signedIn(TestOperator.create());
    assertThat(
            browser.get("/console/audit?kind=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").asString())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void anotherOperatorsCallsAreNotShown() {
    TestOperator operator = TestOperator.create();
    operator.user("somebody-else");
    Browser browser = Browser.signedIn(operator);
    awaited(browser, "/console/audit", page -> page.contains("somebody-else"));
    assertThat(Browser.signedIn(TestOperator.create()).get("/console/audit").asString())
        .doesNotContain("somebody-else");
  }

  /** Calls are written in the background. */
  private static String secondPage(Browser browser, String kind) {
    String first =
        awaited(browser, kind, page -> rows(page) == 50 && page.contains("rel=\"next\""));
    return browser.get(next(first)).asString();
  }

  private static String awaited(Browser browser, String path, Predicate<String> expected) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String page = browser.get(path).asString();
    while (!expected.test(page) && System.nanoTime() < deadline) {
      page = browser.get(path).asString();
    }
    assertThat(expected).accepts(page);
    return page;
  }

  private static int rows(String page) {
    return page.split(">Group:listGroups</code>", -1).length - 1;
  }

  private static String next(String page) {
    Matcher link = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }
}
