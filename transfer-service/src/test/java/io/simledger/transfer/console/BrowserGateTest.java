package io.simledger.transfer.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.console.ConsolePages.ConsolePage;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Who gets into the console, and whose changes are taken")
class BrowserGateTest {
  private static final String CHANGE = "/console/account/keys";

  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void everyPageSaysWhichOperationItPerforms() {
    assertThat(ConsolePages.all())
        .hasSizeGreaterThan(40)
        .allSatisfy(page -> assertThat(page.performs()).as(page.method().toString()).isPresent());
  }

  @Test
  void everyPageAsksForASession() {
    for (ConsolePage page : ConsolePages.all()) {
      if (!page.isOpen()) {
        Response answer =
            page.isChange()
                ? plain().header("Origin", Browser.origin()).post(page.path())
                : plain().get(page.path());
        assertThat(answer.statusCode()).as(page.toString()).isEqualTo(303);
        assertThat(answer.header("Location")).as(page.toString()).contains("/console/auth?return=");
      }
    }
  }

  @Test
  void everyChangeAsksForTheTokenOfItsSession() {
    Browser browser = Browser.signedIn(TestOperator.create());
    for (ConsolePage page : ConsolePages.all()) {
      if (page.isChange() && !page.isOpen()) {
        assertForged(browser.change().post(page.path()), page.toString());
      }
    }
  }

  @Test
  void everyPageAsksForThePermissionOfItsOperation() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Browser browser = Browser.signedIn(operator, "taro");
    String token = browser.csrfToken();
    for (ConsolePage page : ConsolePages.all()) {
      if (page.needsPermission()) {
        Response answer =
            page.isChange()
                ? browser.change().header("X-CSRF-Token", token).post(page.path())
                : browser.getPart(page.path());
        assertThat(answer.statusCode()).as(page.toString()).isEqualTo(403);
        assertThat(answer.asString()).as(page.toString()).contains("AGW0002");
      }
    }
  }

  @Test
  void aChangeWithTheTokenOfItsSessionIsTaken() {
    Browser browser = Browser.signedIn(TestOperator.create());
    assertThat(browser.post(CHANGE, Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void theTokenOfAnotherSessionIsOfNoUse() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String others = Browser.signedIn(operator).csrfToken();
    assertForged(browser.change().header("X-CSRF-Token", others).post(CHANGE), "another's");
    assertForged(browser.change().header("X-CSRF-Token", "x").post(CHANGE), "wrong");
    assertForged(browser.change().header("X-CSRF-Token", "").post(CHANGE), "empty");
    assertThat(keys(operator)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost",
        "http://localhost.evil.example:8080",
      })
  void aChangeFromAnotherOriginIsRefused(String origin) {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    RequestSpecification change =
        plain()
            .cookie(Browser.COOKIE, browser.session())
            .header("X-CSRF-Token", browser.csrfToken())
            .header("Origin", origin);
    assertForged(change.post(CHANGE), origin);
    assertThat(keys(operator)).isEmpty();
  }

  @Test
  void aChangeWithoutAnOriginIsRefused() {
    Browser browser = Browser.signedIn(TestOperator.create());
    assertForged(
        plain()
            .cookie(Browser.COOKIE, browser.session())
            .header("X-CSRF-Token", browser.csrfToken())
            .post(CHANGE),
        "no origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void aChangeThatTheBrowserCallsForeignIsRefused(String site) {
    Browser browser = Browser.signedIn(TestOperator.create());
    assertForged(
        browser
            .change()
            .header("X-CSRF-Token", browser.csrfToken())
            .header("Sec-Fetch-Site", site)
            .post(CHANGE),
        site);
  }

  /** Open pages change something too: nobody signs a person in as somebody else. */
  @Test
  void signingInFromAnotherSiteIsRefused() {
    TestOperator operator = TestOperator.create();
    Response answer =
        plain()
            .header("Origin", "https://evil.example")
            .formParams(Map.of("email", operator.email, "password", TestOperator.PASSWORD))
            .post("/console/auth");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.cookies()).doesNotContainKey(Browser.COOKIE);
  }

  @Test
  void anExpiredSessionLeadsToTheSignInAndBack() {
    Browser browser = Browser.signedIn(TestOperator.create());
    expire(browser);

    Response page = browser.get("/console/audit?kind=%2Fv1%2Fgroups");
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.header("Location"))
        .endsWith(
            "/console/auth?return=%2Fconsole%2Faudit%3Fkind%3D%252Fv1%252Fgroups&expired=true");

    Response part =
        browser
            .change()
            .header("HX-Current-URL", Browser.origin() + "/console/users/taro")
            .post(CHANGE);
    assertThat(part.statusCode()).isEqualTo(204);
    assertThat(part.header("HX-Redirect"))
        .isEqualTo("/console/auth?return=%2Fconsole%2Fusers%2Ftaro&expired=true");
  }

  @Test
  void whoFollowsALinkOfAnotherSiteComesAgainWithTheCookie() {
    Response first = plain().header("Sec-Fetch-Site", "cross-site").get("/console/account");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.asString()).contains("http-equiv=\"refresh\" content=\"0\"");
    assertThat(plain().header("Sec-Fetch-Site", "same-origin").get("/console/account").statusCode())
        .isEqualTo(303);
  }

  @Test
  void aMadeUpCookieIsNoSession() {
    for (String value :
        List.of(
            "", "x", UUID.randomUUID().toString(), UUID.randomUUID() + "api-x", "x".repeat(9000))) {
      Response answer = plain().cookie(Browser.COOKIE, value).get("/console/account");
      assertThat(answer.statusCode()).as(value).isEqualTo(303);
    }
  }

  /** The cookie's key with the id of another session, or of the same. */
  @Test
  void theCookieIsOfNoUseToTheApi() {
    TestOperator operator = TestOperator.create();
    String cookie = Browser.signedIn(operator).session();
    String apiKey = cookie.substring(36);
    for (String token : List.of(operator.token, cookie, cookie.substring(0, 36), "")) {
      given()
          .header("X-Soracom-API-Key", apiKey)
          .header("X-Soracom-Token", token)
          .get("/v1/groups")
          .then()
          .statusCode(401);
    }
    assertThat(given().cookie(Browser.COOKIE, cookie).get("/v1/groups").statusCode())
        .isEqualTo(401);
  }

  @Test
  void credentialsOfTheApiAreOfNoUseToTheConsole() {
    assertThat(
            TestOperator.create()
                .call()
                .redirects()
                .follow(false)
                .get("/console/account")
                .statusCode())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "/console/account, 200",
    "/console/auth, 303",
    "/console/no/such/page, 404",
    "/console/groups/no-group, 404",
    "/console/audit?from=yesterday, 400",
  })
  void everyAnswerCarriesTheSecurityHeaders(String path, int status) {
    Response answer = Browser.signedIn(TestOperator.create()).get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @CsvSource({"en, There is no such path.", "ja, 指定されたパスは存在しません。"})
  void anUnknownPathIsAPageInTheLanguageOfTheReader(String language, String message) {
    Response answer =
        Browser.signedIn(TestOperator.create()).in(language).get("/console/no/such/page");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString()).contains("<h1>", message, "COM0003");
  }

  @Test
  void noPageHasScriptOrStyleOfItsOwn() {
    Browser browser = Browser.signedIn(TestOperator.create());
    for (String path :
        List.of("/console/account", "/console/users", "/console/groups", "/console/audit")) {
      assertThat(browser.get(path).asString())
          .as(path)
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|hx-on");
    }
  }

  private static RequestSpecification plain() {
    return given().redirects().follow(false);
  }

  private static void assertForged(Response answer, String how) {
    assertThat(answer.statusCode()).as(how).isEqualTo(403);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString()).as(how).contains("AGW0004");
  }

  private static List<Object> keys(TestOperator operator) {
    return operator
        .get("/v1/operators/" + operator.operatorId + "/auth_keys")
        .jsonPath()
        .getList("");
  }

  private void expire(Browser browser) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE auth_session SET expires_at = :now WHERE session_id = :id",
                    Map.of(
                        "now", clock.instant(),
                        "id", UUID.fromString(browser.session().substring(0, 36)))));
  }
}
