package io.simledger.transfer.sam;

import static io.restassured.RestAssured.given;
import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A1, A2, A4: SAM users, their credentials and what they may do. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SamUserTest {
  private static final String EVERYTHING =
      "{\"statements\":[{\"effect\":\"allow\",\"api\":\"*\"}]}";
  private static final String LIST_SIMS =
      "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"Sim:listSims\"]}]}";

  @Test
  void aUserIsCreatedShownListedChangedAndDeleted() {
    TestOperator operator = TestOperator.create();
    for (int time = 0; time < 2; time++) {
      operator.post(user(operator, "taro"), Map.of("description", "d")).then().statusCode(201);
    }
    assertRefused(
        operator.post(user(operator, "taro"), Map.of("description", "e")), 400, "AUM0015");
    JsonPath shown =
        operator.get(user(operator, "taro")).then().statusCode(200).extract().jsonPath();
    assertThat(shown.getString("userName")).isEqualTo("taro");
    assertThat(shown.getString("description")).isEqualTo("d");
    assertThat(shown.getBoolean("hasPassword")).isFalse();
    assertThat(shown.getList("authKeyList")).isEmpty();
    assertThat(shown.getList("roleList")).isEmpty();
    assertThat(shown.getMap("")).doesNotContainKey("permission");
    assertThat(shown.getLong("createDateTime")).isPositive();

    operator.put(user(operator, "taro"), Map.of("description", "e")).then().statusCode(200);
    operator.post(user(operator, "hanako"), Map.of()).then().statusCode(201);
    JsonPath list = operator.get(users(operator)).jsonPath();
    assertThat(list.getList("userName")).isEqualTo(List.of("hanako", "taro"));
    assertThat(list.getList("description")).isEqualTo(List.of("", "e"));

    for (int time = 0; time < 2; time++) {
      operator.delete(user(operator, "taro")).then().statusCode(204);
    }
    assertRefused(operator.delete(user(operator, "nobody")), 404, "AUM0013");
    assertRefused(operator.get(user(operator, "taro")), 404, "AUM0013");
    assertRefused(operator.put(user(operator, "taro"), Map.of()), 404, "AUM0013");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "default_permissions", "名前", "a:b", "%25"})
  void aNameThatCannotBeUsedIsRefused(String userName) {
    TestOperator operator = TestOperator.create();
    assertRefused(
        operator.call().body(Map.of()).post(users(operator) + "/{name}", userName), 400, "AUM0016");
    assertThat(operator.get(users(operator)).jsonPath().getList("")).isEmpty();
  }

  @Test
  void everythingOfAUserIsShown() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    operator.permit("taro", LIST_SIMS);
    String key =
        operator.post(user(operator, "taro") + "/auth_keys").jsonPath().getString("authKeyId");
    operator
        .post(
            "/v1/operators/" + operator.operatorId + "/roles/reader",
            Map.of("permission", LIST_SIMS))
        .then()
        .statusCode(200);
    operator
        .post(user(operator, "taro") + "/roles", Map.of("roleId", "reader"))
        .then()
        .statusCode(200);
    JsonPath shown = operator.get(user(operator, "taro")).jsonPath();
    assertThat(shown.getBoolean("hasPassword")).isTrue();
    assertThat(shown.getString("permission")).isEqualTo(LIST_SIMS);
    assertThat(shown.getList("authKeyList.authKeyId")).isEqualTo(List.of(key));
    assertThat(shown.getList("roleList.roleId")).isEqualTo(List.of("reader"));
    assertThat(operator.get(users(operator)).jsonPath().getMap("[0]")).isEqualTo(shown.getMap(""));
  }

  /** A1. */
  @Test
  void aUserLogsInByPassword() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    Response session = login(operator, "taro", TestOperator.PASSWORD);
    session.then().statusCode(200);
    assertThat(session.jsonPath().getString("userName")).isEqualTo("taro");
    assertThat(session.jsonPath().getString("operatorId")).isEqualTo(operator.operatorId);
    assertRefused(login(operator, "taro", "wrong password"), 401, "AUM0001");
    assertRefused(login(operator, "hanako", TestOperator.PASSWORD), 401, "AUM0001");
    assertRefused(login(TestOperator.create(), "taro", TestOperator.PASSWORD), 401, "AUM0001");
  }

  /** A1. */
  @Test
  void aUserWithoutAPasswordDoesNotLogIn() {
    TestOperator operator = TestOperator.create();
    operator.post(user(operator, "taro"), Map.of()).then().statusCode(201);
    assertRefused(login(operator, "taro", ""), 401, "AUM0001");
    assertRefused(login(operator, "taro", TestOperator.PASSWORD), 401, "AUM0001");
  }

  /** A2, A3. */
  @Test
  void aUserLogsInByAuthKeyUntilTheKeyIsDeleted() {
    TestOperator operator = TestOperator.create();
    operator.post(user(operator, "taro"), Map.of()).then().statusCode(201);
    operator.permit("taro", EVERYTHING);
    String keys = user(operator, "taro") + "/auth_keys";
    Map<String, String> key =
        operator.post(keys).then().statusCode(200).extract().jsonPath().getMap("");
    TestOperator user = operator.login(key);
    user.get("/v1/sims").then().statusCode(200);
    JsonPath listed = operator.get(keys + "/" + key.get("authKeyId")).jsonPath();
    assertThat(listed.getLong("lastUsedDateTime")).isPositive();
    assertThat(operator.get(keys).jsonPath().getList("authKeyId"))
        .isEqualTo(List.of(key.get("authKeyId")));
    assertThat(
            operator
                .get("/v1/operators/" + operator.operatorId + "/auth_keys")
                .jsonPath()
                .getList(""))
        .as("keys of the root user")
        .isEmpty();
    assertRefused(
        operator.delete(
            "/v1/operators/" + operator.operatorId + "/auth_keys/" + key.get("authKeyId")),
        404,
        "AUM0003");

    for (int time = 0; time < 2; time++) {
      operator.delete(keys + "/" + key.get("authKeyId")).then().statusCode(204);
    }
    assertRefused(user.get("/v1/sims"), 401, "AGW0001");
    assertRefused(operator.delete(keys + "/keyId-unknown"), 404, "AUM0003");
    assertRefused(operator.get(keys + "/" + key.get("authKeyId")), 404, "AUM0003");
  }

  /** A2. */
  @Test
  void changingThePasswordEndsTheSessionsOfThatUserOnly() {
    TestOperator operator = TestOperator.create();
    TestOperator taro = operator.user("taro");
    TestOperator hanako = operator.user("hanako");
    operator.permit("taro", EVERYTHING);
    operator.permit("hanako", EVERYTHING);
    String password = user(operator, "taro") + "/password";
    assertRefused(
        operator.put(password, change("wrong password", "battery staple")), 400, "AUM0005");
    assertRefused(operator.put(password, change(TestOperator.PASSWORD, "short")), 400, "AUM0006");
    taro.get("/v1/sims").then().statusCode(200);
    taro.put(password, change(TestOperator.PASSWORD, "battery staple")).then().statusCode(200);
    assertRefused(taro.get("/v1/sims"), 401, "AGW0001");
    hanako.get("/v1/sims").then().statusCode(200);
    operator.get("/v1/sims").then().statusCode(200);
    assertRefused(login(operator, "taro", TestOperator.PASSWORD), 401, "AUM0001");
    login(operator, "taro", "battery staple").then().statusCode(200);
  }

  @Test
  void aPasswordIsGivenOnceAndTaken() {
    TestOperator operator = TestOperator.create();
    operator.post(user(operator, "taro"), Map.of()).then().statusCode(201);
    String password = user(operator, "taro") + "/password";
    assertThat(operator.get(password).jsonPath().getBoolean("hasPassword")).isFalse();
    assertRefused(operator.delete(password), 404, "AUM0019");
    for (int time = 0; time < 2; time++) {
      operator.post(password, Map.of("password", "battery staple")).then().statusCode(201);
    }
    assertRefused(operator.post(password, Map.of("password", "another one")), 400, "AUM0018");
    assertThat(operator.get(password).jsonPath().getBoolean("hasPassword")).isTrue();
    operator.permit("taro", EVERYTHING);
    TestOperator user =
        operator.login(
            Map.of(
                "operatorId", operator.operatorId,
                "userName", "taro",
                "password", "battery staple"));
    operator.delete(password).then().statusCode(204);
    assertRefused(user.get("/v1/sims"), 401, "AGW0001");
    assertRefused(login(operator, "taro", "battery staple"), 401, "AUM0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "PASSW0RD", "12345678", "aaaaaaaaaa", "taro-the-first"})
  void aPasswordThatIsTriedFirstIsRefused(String guessable) {
    TestOperator operator = TestOperator.create();
    operator.post(user(operator, "taro-the-first"), Map.of()).then().statusCode(201);
    assertRefused(
        operator.post(
            user(operator, "taro-the-first") + "/password", Map.of("password", guessable)),
        400,
        "AUM0026");
  }

  /** A2. */
  @Test
  void deletingAUserEndsItsSessionsAndKeys() {
    TestOperator operator = TestOperator.create();
    TestOperator byPassword = operator.user("taro");
    operator.permit("taro", EVERYTHING);
    Map<String, String> key =
        operator.post(user(operator, "taro") + "/auth_keys").jsonPath().getMap("");
    TestOperator byKey = operator.login(key);
    operator.delete(user(operator, "taro")).then().statusCode(204);
    assertRefused(byPassword.get("/v1/sims"), 401, "AGW0001");
    assertRefused(byKey.get("/v1/sims"), 401, "AGW0001");
    assertRefused(given().contentType(ContentType.JSON).body(key).post("/v1/auth"), 401, "AUM0001");
    operator.get("/v1/sims").then().statusCode(200);
  }

  /** A2. */
  @Test
  void sessionsAreRevokedByUser() {
    TestOperator operator = TestOperator.create();
    TestOperator taro = operator.user("taro");
    operator.permit("taro", EVERYTHING);
    operator.delete(user(operator, "taro") + "/tokens").then().statusCode(204);
    assertRefused(taro.get("/v1/sims"), 401, "AGW0001");
    operator.get("/v1/sims").then().statusCode(200);
    assertRefused(operator.delete(user(operator, "x") + "/tokens"), 400, "AUM0014");

    TestOperator again =
        operator.login(
            Map.of(
                "operatorId", operator.operatorId,
                "userName", "taro",
                "password", TestOperator.PASSWORD));
    operator.delete("/v1/operators/" + operator.operatorId + "/tokens").then().statusCode(204);
    assertRefused(operator.get("/v1/sims"), 401, "AGW0001");
    again.get("/v1/sims").then().statusCode(200);
  }

  /** A4. */
  @Test
  void aUserMayDoNothingUntilItIsAllowed() {
    TestOperator operator = TestOperator.create();
    TestOperator user = operator.user("taro");
    String permission = user(operator, "taro") + "/permission";
    assertRefused(user.get("/v1/sims"), 403, "AGW0002");
    assertThat(operator.get(permission).jsonPath().getString("permission")).isEmpty();
    operator.permit("taro", LIST_SIMS);
    user.get("/v1/sims").then().statusCode(200);
    assertRefused(user.get("/v1/subscribers"), 403, "AGW0002");
    assertRefused(user.post("/v1/sandbox/sims", Map.of()), 403, "AGW0002");
    assertThat(operator.get(permission).jsonPath().getString("permission")).isEqualTo(LIST_SIMS);
    for (int time = 0; time < 2; time++) {
      operator.delete(permission).then().statusCode(204);
    }
    assertRefused(user.get("/v1/sims"), 403, "AGW0002");
    assertRefused(operator.put(permission, Map.of("permission", "{}")), 400, "AUM0020");
    assertRefused(operator.delete(user(operator, "x") + "/permission"), 400, "AUM0014");
    assertRefused(operator.get(user(operator, "x") + "/permission"), 404, "AUM0013");
    assertRefused(
        operator.put(user(operator, "x") + "/permission", Map.of("permission", LIST_SIMS)),
        404,
        "AUM0013");
  }

  /** A4. */
  @Test
  void defaultPermissionsHoldForEveryUser() {
    TestOperator operator = TestOperator.create();
    TestOperator user = operator.user("taro");
    String defaults = users(operator) + "/default_permissions";
    assertThat(operator.get(defaults).jsonPath().getMap("")).isEmpty();
    operator.put(defaults, Map.of("permissions", LIST_SIMS)).then().statusCode(202);
    assertThat(operator.get(defaults).jsonPath().getString("defaultPermissions"))
        .isEqualTo(LIST_SIMS);
    user.get("/v1/sims").then().statusCode(200);
    operator.permit("taro", EVERYTHING);
    user.get("/v1/subscribers").then().statusCode(200);
    operator
        .put(
            defaults,
            Map.of(
                "permissions", "{\"statements\":[{\"effect\":\"deny\",\"api\":\"Subscriber:*\"}]}"))
        .then()
        .statusCode(202);
    assertRefused(user.get("/v1/subscribers"), 403, "AGW0002");
    user.get("/v1/sims").then().statusCode(200);
    operator.delete(defaults).then().statusCode(204);
    user.get("/v1/subscribers").then().statusCode(200);
    assertRefused(operator.put(defaults, Map.of("permissions", "x")), 400, "AUM0020");
  }

  /** A4: Soracom's own example. */
  @Test
  void aUserMayChangeItsOwnPasswordOnly() {
    TestOperator operator = TestOperator.create();
    TestOperator taro = operator.user("taro");
    operator.user("hanako");
    operator.permit(
        "taro",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"User:updateUserPassword\","
            + "\"condition\":\"pathVariable('user_name') == samUserName\"}]}");
    Map<String, String> change = change(TestOperator.PASSWORD, "battery staple");
    assertRefused(taro.put(user(operator, "hanako") + "/password", change), 403, "AGW0002");
    taro.put(user(operator, "taro") + "/password", change).then().statusCode(200);
  }

  /** A4: this project's own condition. */
  @Test
  void aUserIssuesTransfersToListedDestinationsOnly() {
    TestOperator operator = TestOperator.create();
    TestOperator partner = TestOperator.create();
    TestOperator stranger = TestOperator.create();
    TestOperator user = operator.user("taro");
    String imsi = operator.readySim();
    operator.permit(
        "taro",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":\"Subscriber:*\","
            + "\"condition\":\"transferDestination('"
            + partner.operatorId
            + "')\"}]}");
    assertRefused(user.offer(stranger, List.of(imsi)), 403, "AGW0002");
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
    assertRefused(user.get("/v1/subscribers"), 403, "AGW0002");
    user.offer(partner, List.of(imsi)).then().statusCode(200);
    assertThat(operator.statusOf(imsi)).isEqualTo("transferring");
  }

  @Test
  void anothersUsersDoNotExist() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    TestOperator stranger = TestOperator.create();
    assertRefused(stranger.get(users(operator)), 404, "AUM0002");
    assertRefused(stranger.get(user(operator, "taro")), 404, "AUM0002");
    assertRefused(stranger.delete(user(operator, "taro")), 404, "AUM0002");
    assertRefused(stranger.delete(user(stranger, "taro")), 404, "AUM0013");
    assertRefused(stranger.post(user(stranger, "taro") + "/auth_keys"), 404, "AUM0013");
    assertRefused(
        stranger.post(user(stranger, "taro") + "/password", Map.of("password", "battery staple")),
        404,
        "AUM0013");
    operator.get(user(operator, "taro")).then().statusCode(200);
  }

  private static Response login(TestOperator operator, String userName, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("operatorId", operator.operatorId, "userName", userName, "password", password))
        .post("/v1/auth");
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("currentPassword", current, "newPassword", next);
  }

  private static String users(TestOperator operator) {
    return "/v1/operators/" + operator.operatorId + "/users";
  }

  private static String user(TestOperator operator, String userName) {
    return users(operator) + "/" + userName;
  }
}
