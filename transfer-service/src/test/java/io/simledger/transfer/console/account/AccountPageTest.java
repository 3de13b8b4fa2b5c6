package io.simledger.transfer.console.account;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("A1 to A4 the account in the console")
class AccountPageTest {
  private static final Pattern SECRET = Pattern.compile("secret-[A-Za-z0-9]{64}");
  private static final Pattern KEY_ID = Pattern.compile("keyId-[A-Za-z0-9]{32}");

  @ParameterizedTest
  @CsvSource({
    "en, Account, Coverage types, Generate AuthKey",
    "ja, アカウント, カバレッジタイプ, 認証キーを発行",
  })
  void theAccountIsShownInBothLanguages(
      String language, String title, String coverage, String generate) {
    TestOperator operator = TestOperator.create();
    Response page = Browser.signedIn(operator).in(language).get("/console/account");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString())
        .contains("<h1>" + title + "</h1>", coverage, generate)
        .contains(operator.operatorId, operator.email);
  }

  @Test
  void aCoverageTypeIsAdded() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    assertThat(browser.getPart("/console/account/coverage_type/g").asString())
        .contains("Add Global coverage", "hx-post=\"/console/account/coverage_type/g\"");
    assertThat(browser.post("/console/account/coverage_type/g", Map.of()).header("HX-Refresh"))
        .isEqualTo("true");
    assertThat(browser.get("/console/account").asString())
        .doesNotContain("/console/account/coverage_type/");
    assertThat(browser.post("/console/account/coverage_type/mars", Map.of()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void theLanguageOfMailsIsChosen() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String path = "/console/account/mail_language";
    assertThat(browser.post(path, Map.of("language", "ja")).header("HX-Refresh")).isEqualTo("true");
    assertThat(browser.get("/console/account").asString())
        .containsPattern("value=\"ja\"[^>]*aria-pressed=\"true\"")
        .containsPattern("value=\"en\"[^>]*aria-pressed=\"false\"");
    assertThat(browser.post(path, Map.of("language", "fr")).statusCode()).isEqualTo(400);
    assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(400);
  }

  @Test
  void theSecretOfAnAuthKeyIsShownOnce() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    Response made = browser.post("/console/account/keys", Map.of());
    String secret = first(SECRET, made);
    String keyId = first(KEY_ID, made);
    operator.login(Map.of("authKeyId", keyId, "authKey", secret));

    Response page = browser.get("/console/account");
    assertThat(page.asString()).contains(keyId).doesNotContain(secret).doesNotContain("never");
  }

  @Test
  void anAuthKeyIsDeletedAfterAsking() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    String keyId = first(KEY_ID, browser.post("/console/account/keys", Map.of()));
    String path = "/console/account/keys/" + keyId + "/delete";
    assertThat(browser.getPart(path).asString()).contains(keyId, "cannot be undone");
    assertThat(keys(operator)).containsExactly(keyId);
    assertThat(browser.post(path, Map.of()).header("HX-Refresh")).isEqualTo("true");
    assertThat(keys(operator)).isEmpty();
  }

  @Test
  void anotherOperatorsAuthKeyIsNotFound() {
    TestOperator operator = TestOperator.create();
    String keyId =
        first(KEY_ID, Browser.signedIn(operator).post("/console/account/keys", Map.of()));
    Response answer =
        Browser.signedIn(TestOperator.create())
            .post("/console/account/keys/" + keyId + "/delete", Map.of());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.asString()).contains("AUM0003");
    assertThat(keys(operator)).containsExactly(keyId);
  }

  @Test
  void aNewPasswordEndsTheSessionsAndLeadsToTheSignIn() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    Browser other = Browser.signedIn(operator);
    assertThat(browser.getPart("/console/account/password").asString())
        .contains("All your sessions end");
    Response changed =
        browser.post("/console/account/password", change(TestOperator.PASSWORD, "battery staple"));
    assertThat(changed.header("HX-Redirect")).startsWith("/console/auth?");
    assertThat(changed.getDetailedCookie(Browser.COOKIE).getMaxAge()).isZero();
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(303);
    assertThat(other.get("/console/account").statusCode()).isEqualTo(303);
    assertThat(
            Browser.signIn(Map.of("email", operator.email, "password", "battery staple"))
                .statusCode())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "en, wrong password, battery staple, AUM0005",
    "ja, wrong password, battery staple, AUM0005",
    "en, correct horse, short, AUM0006",
  })
  void anUnsuitablePasswordIsRefused(String language, String current, String next, String code) {
    Browser browser = Browser.signedIn(TestOperator.create()).in(language);
    Response answer = browser.post("/console/account/password", change(current, next));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString()).contains("class=\"error\"", code);
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aSamUserSeesAndChangesWhatItMay() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Browser browser = Browser.signedIn(operator, "taro");
    assertThat(browser.get("/console/account").asString())
        .doesNotContain(operator.email)
        .contains("do not let you see the AuthKeys", "aria-disabled=\"true\"");

    // Only what is its own.
    operator.permit(
        "taro",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"User:*\","
            + "\"condition\":\"pathVariable('user_name') == samUserName\"}]}");
    assertThat(browser.get("/console/account").asString())
        .contains("hx-post=\"/console/users/taro/keys\"")
        .contains("hx-get=\"/console/users/taro/password/change\"");
    assertThat(first(KEY_ID, browser.post("/console/users/taro/keys", Map.of()))).isNotEmpty();
    assertThat(browser.post("/console/account/keys", Map.of()).statusCode()).isEqualTo(403);
    Response changed =
        browser.post(
            "/console/users/taro/password/change", change(TestOperator.PASSWORD, "battery staple"));
    assertThat(changed.header("HX-Redirect")).startsWith("/console/auth?").endsWith("&as=user");
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(303);
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("currentPassword", current, "newPassword", next);
  }

  private static List<String> keys(TestOperator operator) {
    return json(operator.get("/v1/operators/" + operator.operatorId + "/auth_keys"))
        .findValuesAsText("authKeyId");
  }

  private static String first(Pattern pattern, Response page) {
    Matcher matcher = pattern.matcher(page.asString());
    assertThat(matcher.find()).as(page.asString()).isTrue();
    return matcher.group();
  }
}
