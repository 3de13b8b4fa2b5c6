package io.simledger.transfer.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("Signing in to the console and out")
class SignInPageTest {

  @ParameterizedTest
  @CsvSource({"en, Sign in, Root user", "ja, ログイン, ルートユーザー"})
  void thePageSpeaksTheLanguageOfTheBrowser(String language, String title, String root) {
    Response page = given().header("Accept-Language", language).get("/console/auth");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("<h1>" + title + "</h1>", root);
  }

  @Test
  void theRootUserSignsInAndReturnsToThePage() {
    TestOperator operator = TestOperator.create();
    Response answer = signIn(operator, "/console/account?x=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/console/account?x=1");
    assertThat(Browser.signedIn(operator).get("/console/account").asString())
        .contains(operator.operatorId, operator.email);
  }

  @Test
  void aSamUserSignsIn() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    assertThat(Browser.signedIn(operator, "taro").get("/console/account").asString())
        .contains(operator.operatorId, "taro")
        .doesNotContain(operator.email);
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSites() {
    Cookie cookie = signIn(TestOperator.create(), "").getDetailedCookie(Browser.COOKIE);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
    assertThat(cookie.hasExpiryDate()).isFalse();
  }

  /** Somebody who plants a cookie before the sign-in does not know the session after it. */
  @Test
  void aCookieFromBeforeTheSignInIsNeverTakenOver() {
    TestOperator operator = TestOperator.create();
    String planted = Browser.signedIn(TestOperator.create()).session();
    for (String before : List.of(planted, UUID.randomUUID() + "api-planted")) {
      Response answer =
          given()
              .redirects()
              .follow(false)
              .cookie(Browser.COOKIE, before)
              .header("Origin", Browser.origin())
              .formParams(credentials(operator, ""))
              .post("/console/auth");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.cookie(Browser.COOKIE)).isNotEqualTo(before).hasSizeGreaterThan(60);
      assertThat(
              given()
                  .redirects()
                  .follow(false)
                  .cookie(Browser.COOKIE, before)
                  .get("/console/account")
                  .asString())
          .doesNotContain(operator.operatorId);
    }
  }

  @Test
  void eachSignInBeginsASessionOfItsOwn() {
    TestOperator operator = TestOperator.create();
    Browser one = Browser.signedIn(operator);
    Browser two = Browser.signedIn(operator);
    assertThat(one.session()).isNotEqualTo(two.session());
    one.post("/console/auth/logout", Map.of());
    assertThat(two.get("/console/account").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/console/sims",
        "/\\evil.example",
        "javascript:alert(1)",
        "/v1/groups",
        "/console/auth?return=/console/auth",
        "/console/sims\r\nSet-Cookie: x=y",
        "",
      })
  void aReturnToAnotherSiteIsIgnored(String returnTo) {
    Response answer = signIn(TestOperator.create(), returnTo);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/console/sims");
    assertThat(answer.header("Location")).doesNotContain("evil");
  }

  @Test
  void whoIsSignedInIsLedOn() {
    Response answer =
        Browser.signedIn(TestOperator.create()).get("/console/auth?return=%2Fconsole%2Faudit");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/console/audit");
  }

  @Test
  void signingOutEndsTheSession() {
    Browser browser = Browser.signedIn(TestOperator.create());
    Response answer = browser.post("/console/auth/logout", Map.of());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.header("HX-Redirect")).startsWith("/console/auth?return=");
    assertThat(answer.getDetailedCookie(Browser.COOKIE).getMaxAge()).isZero();
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(303);
  }

  @Test
  void aChangeOfThePasswordInTheApiEndsTheSession() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    operator
        .post(
            "/v1/operators/" + operator.operatorId + "/password",
            Map.of("currentPassword", TestOperator.PASSWORD, "newPassword", "battery staple"))
        .then()
        .statusCode(200);
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(303);
  }

  /** Nothing tells what was wrong, in either language. */
  @ParameterizedTest
  @CsvSource({"en, Authentication failed.", "ja, 認証に失敗しました。"})
  void failedSignInsShowOneMessage(String language, String message) {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Set<String> shown =
        List.of(
                Map.of("email", operator.email, "password", "wrong password"),
                Map.of("email", "nobody@example.com", "password", TestOperator.PASSWORD),
                user(operator.operatorId, "taro", "wrong password"),
                user(operator.operatorId, "hanako", TestOperator.PASSWORD),
                user("OP9999999999", "taro", TestOperator.PASSWORD))
            .stream()
            .map(
                form -> {
                  Response answer =
                      given()
                          .header("Accept-Language", language)
                          .header("Origin", Browser.origin())
                          .formParams(form)
                          .post("/console/auth");
                  assertThat(answer.statusCode()).isEqualTo(401);
                  assertThat(answer.cookies()).doesNotContainKey(Browser.COOKIE);
                  assertThat(answer.asString()).doesNotContain("wrong password");
                  return answer.htmlPath().getString("**.find { it.@role == 'alert' }");
                })
            .collect(Collectors.toSet());
    assertThat(shown).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "operatorId", "userName", "password"})
  void textThatNobodyCanHaveSignsNobodyIn(String field) {
    Map<String, String> form = new HashMap<>(user("OP0000000000", "nobody", "a password"));
    form.put("email", "nobody@example.com");
    form.put(field, "a\0b");
    for (String as : List.of("root", "user")) {
      form.put("as", as);
      assertThat(Browser.signIn(form).statusCode()).as(as).isIn(400, 401);
    }
  }

  @Test
  void failedSignInsLockTheLogin() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 12; i++) {
      Browser.signIn(Map.of("email", operator.email, "password", "wrong password"));
    }
    assertThat(signIn(operator, "").statusCode()).isEqualTo(401);
  }

  @Test
  void whatWasTypedInIsShownAsText() {
    Response answer =
        Browser.signIn(
            Map.of(
                "email", "\"><script>alert(1)</script>",
                "password", "wrong password",
                "return", "/console/\"><script>alert(1)</script>"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.asString()).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  private static Response signIn(TestOperator operator, String returnTo) {
    return Browser.signIn(credentials(operator, returnTo));
  }

  private static Map<String, String> credentials(TestOperator operator, String returnTo) {
    return Map.of("email", operator.email, "password", TestOperator.PASSWORD, "return", returnTo);
  }

  private static Map<String, String> user(String operatorId, String userName, String password) {
    Map<String, String> form = new HashMap<>();
    form.put("as", "user");
    form.put("operatorId", operatorId);
    form.put("userName", userName);
    form.put("password", password);
    return form;
  }
}
