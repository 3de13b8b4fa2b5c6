package io.simledger.transfer.console.users;

import static io.simledger.transfer.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("A3, A4 SAM users and roles in the console")
class UsersPageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String READS_GROUPS =
      "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"Group:list*\",\"Group:get*\"]}]}";
  private static final String DENIES_GROUPS =
      "{\"statements\":[{\"effect\":\"deny\",\"api\":\"Group:*\","
          + "\"condition\":\"ipAddress('10.0.0.0/8')\"}]}";

  @ParameterizedTest
  @CsvSource({"en, No SAM user yet, No role yet", "ja, SAM ユーザーはまだいません, ロールはまだありません"})
  void emptyListsSayWhatToDoNext(String language, String noUsers, String noRoles) {
    Browser browser = Browser.signedIn(TestOperator.create()).in(language);
    assertThat(browser.get("/console/users").asString()).contains(noUsers);
    assertThat(browser.get("/console/roles").asString()).contains(noRoles);
    assertThat(browser.get("/console/users/default_permissions").statusCode()).isEqualTo(200);
  }

  @Test
  void aUserIsCreatedDescribedAndDeleted() {
    Browser browser = Browser.signedIn(TestOperator.create());
    Response created =
        browser.post("/console/users", Map.of("user_name", "taro+1@x", "description", SCRIPT));
    assertThat(created.header("HX-Redirect")).isEqualTo("/console/users/taro%2B1%40x");

    String path = "/console/users/taro%2B1%40x";
    assertThat(browser.get(path).asString())
        .contains("<h1>taro+1@x</h1>", "&lt;script&gt;")
        .doesNotContain(SCRIPT);
    assertThat(browser.get("/console/users").asString())
        .contains("taro+1@x", "&lt;script&gt;", path)
        .doesNotContain(SCRIPT);

    browser.post(path + "/description", Map.of("description", "在庫の確認"));
    assertThat(browser.getPart(path + "/description").asString()).contains("value=\"在庫の確認\"");

    assertThat(browser.getPart(path + "/delete").asString()).contains("Delete taro+1@x?");
    assertThat(browser.post(path + "/delete", Map.of()).header("HX-Redirect"))
        .isEqualTo("/console/users");
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"'', AUM0016", "a b, AUM0016", "default_permissions, AUM0016", "<b>, AUM0016"})
  void anUnsuitableNameIsRefused(String userName, String code) {
    Browser browser = Browser.signedIn(TestOperator.create());
    Response answer = browser.post("/console/users", Map.of("user_name", userName));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).contains(code).doesNotContain("<b>");
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    Browser browser = Browser.signedIn(TestOperator.create());
    assertThat(
            browser
                .post("/console/users", Map.of("user_name", "taro", "description", "a\u0000b"))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            browser
                .post(
                    "/console/users", Map.of("user_name", "taro", "description", "x".repeat(1001)))
                .statusCode())
        .isEqualTo(400);
    assertThat(browser.get("/console/users/taro").statusCode()).isEqualTo(404);
  }

  @Test
  void aUserGetsAndLosesAPassword() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    assertThat(browser.get("/console/users/taro").asString()).contains("Set password");
    assertThat(
            browser
                .post(
                    "/console/users/taro/password/create",
                    Map.of("password", TestOperator.PASSWORD))
                .header("HX-Refresh"))
        .isEqualTo("true");
    Browser taro = Browser.signedIn(operator, "taro");

    Response changed =
        browser.post(
            "/console/users/taro/password/change",
            Map.of("currentPassword", TestOperator.PASSWORD, "newPassword", "battery staple"));
    assertThat(changed.header("HX-Refresh")).isEqualTo("true");
    assertThat(taro.get("/console/account").statusCode()).isEqualTo(303);

    browser.post("/console/users/taro/password/delete", Map.of());
    assertThat(browser.get("/console/users/taro").asString()).contains("has no password");
    assertThat(browser.get("/console/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aUserGetsAnAuthKey() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    assertThat(browser.post("/console/users/taro/keys", Map.of()).asString())
        .contains("secret-", "id=\"auth-keys\"", "hx-swap-oob=\"true\"");
    assertThat(browser.get("/console/users/taro").asString())
        .contains("keyId-")
        .doesNotContain("secret-");
    assertThat(browser.post("/console/users/hanako/keys", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void permissionsFromEverywhereAreShownTogether() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    assertThat(browser.get("/console/users/taro").asString()).contains("Nothing: no permission");

    browser.post("/console/users/taro/permission", Map.of("permission", READS_GROUPS));
    browser.post(
        "/console/roles",
        Map.of("role_id", "far", "description", SCRIPT, "permission", DENIES_GROUPS));
    browser.post("/console/users/taro/roles", Map.of("role_id", "far"));
    browser.post(
        "/console/users/default_permissions",
        Map.of("permission", READS_GROUPS.replace("Group", "Bil\\u006cing")));

    assertThat(browser.get("/console/users/taro").asString())
        .contains("<code>Group:list*</code>", "<code>Group:get*</code>")
        .contains("<code>Group:*</code>", "ipAddress(&#39;10.0.0.0/8&#39;)")
        .contains("href=\"/console/roles/far\"", "default permissions")
        .contains("<code>Billing:list*</code>")
        .doesNotContain(SCRIPT);
    assertThat(browser.get("/console/roles/far").asString())
        .contains("/console/users/taro", "Detach it from them first.")
        .doesNotContain(SCRIPT);
  }

  @Test
  void whatADenialNamesIsNotShown() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Browser browser = Browser.signedIn(operator);
    for (String roleId : List.of("far", "near")) {
      browser.post("/console/roles", Map.of("role_id", roleId, "permission", READS_GROUPS));
      browser.post("/console/users/taro/roles", Map.of("role_id", roleId));
    }
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"*"},
          {"effect":"deny","api":"Role:listRoleAttachedUsers","condition":"pathVariable('role_id') == 'far'"}
        ]}
        """);
    Browser taro = Browser.signedIn(operator, "taro");

    assertThat(taro.get("/console/roles/near").asString()).contains("/console/users/taro");
    assertThat(taro.get("/console/roles/far").asString()).doesNotContain("/console/users/taro");
  }

  @ParameterizedTest
  @CsvSource({
    "en, no json, The permission cannot be read as statements., json",
    "ja, no json, パーミッション構文が正しくありません。, json",
    "en, {}, The permission cannot be read as statements., statements",
    "ja, '{\"statements\":[{\"effect\":\"maybe\",\"api\":\"*\"}]}', パーミッション構文が正しくありません。, effect",
    "en, '<script>alert(1)</script>', The permission cannot be read as statements., json",
  })
  void aPermissionThatCannotBeReadIsRefused(
      String language, String permission, String message, String part) {
    Browser browser = Browser.signedIn(TestOperator.create()).in(language);
    browser.post("/console/users", Map.of("user_name", "taro"));
    Response answer =
        browser.post("/console/users/taro/permission", Map.of("permission", permission));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString())
        .contains(message, "<code>" + part + "</code>")
        .doesNotContain("<script>");
    assertThat(
            browser
                .post("/console/users/default_permissions", Map.of("permission", permission))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPermissionMayBeAsLongAsInTheApi() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    String permission = READS_GROUPS + " ".repeat(20_000 - READS_GROUPS.length());
    browser.post("/console/users/taro/permission", Map.of("permission", permission));
    JsonNode stored =
        json(operator.get("/v1/operators/" + operator.operatorId + "/users/taro/permission"));
    assertThat(stored.path("permission").textValue()).isEqualTo(permission);
  }

  @Test
  void permissionsAreRemoved() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    browser.post("/console/users/taro/permission", Map.of("permission", READS_GROUPS));
    browser.post("/console/users/default_permissions", Map.of("permission", READS_GROUPS));
    browser.post("/console/users/taro/permission/delete", Map.of());
    browser.post("/console/users/default_permissions/delete", Map.of());
    assertThat(browser.get("/console/users/taro").asString()).contains("Nothing: no permission");
    assertThat(browser.get("/console/users/default_permissions").asString())
        .contains("No default permissions are set.");
  }

  @Test
  void aRoleIsChangedDetachedAndDeleted() {
    TestOperator operator = TestOperator.create();
    Browser browser = Browser.signedIn(operator);
    browser.post("/console/users", Map.of("user_name", "taro"));
    browser.post(
        "/console/roles", Map.of("role_id", "r", "description", "", "permission", READS_GROUPS));
    browser.post("/console/users/taro/roles", Map.of("role_id", "r"));
    Response inUse = browser.post("/console/roles/r/delete", Map.of());
    assertThat(inUse.statusCode()).isEqualTo(400);
    assertThat(inUse.asString()).contains("AUM0024");

    browser.post(
        "/console/roles/r/edit", Map.of("description", "new", "permission", DENIES_GROUPS));
    JsonNode role = json(operator.get("/v1/operators/" + operator.operatorId + "/roles/r"));
    assertThat(role.path("permission").textValue()).isEqualTo(DENIES_GROUPS);
    assertThat(role.path("description").textValue()).isEqualTo("new");

    browser.post("/console/users/taro/roles/r/delete", Map.of());
    assertThat(browser.post("/console/roles/r/delete", Map.of()).header("HX-Redirect"))
        .isEqualTo("/console/roles");
    assertThat(browser.get("/console/roles/r").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherOperatorsUsersAndRolesAreNotFound() {
    Browser browser = Browser.signedIn(TestOperator.create());
    browser.post("/console/users", Map.of("user_name", "taro"));
    browser.post("/console/roles", Map.of("role_id", "r", "permission", READS_GROUPS));
    Browser stranger = Browser.signedIn(TestOperator.create());
    assertThat(stranger.get("/console/users/taro").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/console/roles/r").statusCode()).isEqualTo(404);
    assertThat(stranger.post("/console/users/taro/delete", Map.of()).statusCode()).isEqualTo(404);
    assertThat(stranger.post("/console/roles/r/delete", Map.of()).statusCode()).isEqualTo(404);
    assertThat(
            stranger
                .post("/console/users/taro/permission", Map.of("permission", READS_GROUPS))
                .statusCode())
        .isEqualTo(404);
    assertThat(browser.get("/console/users/taro").statusCode()).isEqualTo(200);
  }

  /** What is not allowed is not offered. */
  @Test
  void whoMayOnlyReadSeesDisabledButtons() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    operator.permit(
        "taro", "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"User:list*\",\"User:get*\"]}]}");
    Browser browser = Browser.signedIn(operator, "taro");
    assertThat(browser.get("/console/users").asString())
        .contains("taro", "aria-disabled=\"true\" title=\"Your permissions do not allow this.\"")
        .doesNotContain("hx-get=\"/console/users/new\"");
    assertThat(browser.get("/console/users/taro").asString())
        .contains("do not let you see roles and default permissions")
        .doesNotContain("hx-get=\"/console/users/taro/delete\"");
    assertThat(browser.post("/console/users", Map.of("user_name", "hanako")).statusCode())
        .isEqualTo(403);
  }
}
