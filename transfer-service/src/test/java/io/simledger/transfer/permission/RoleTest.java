package io.simledger.transfer.permission;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A4: roles. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RoleTest {
  private static final String LIST_SIMS =
      "{\"statements\":[{\"effect\":\"allow\",\"api\":\"Sim:listSims\"}]}";
  private static final String NOTHING = "{\"statements\":[]}";

  @Test
  void aRoleIsCreatedShownChangedAndDeleted() {
    TestOperator operator = TestOperator.create();
    for (int time = 0; time < 2; time++) {
      assertThat(
              operator
                  .post(role(operator, "reader"), body(LIST_SIMS))
                  .then()
                  .statusCode(200)
                  .extract()
                  .<String>path("roleId"))
          .isEqualTo("reader");
    }
    assertRefused(operator.post(role(operator, "reader"), body(NOTHING)), 400, "AUM0023");
    JsonPath shown = operator.get(role(operator, "reader")).jsonPath();
    assertThat(shown.getString("permission")).isEqualTo(LIST_SIMS);
    assertThat(shown.getString("roleName")).isEqualTo("reader");
    assertThat(shown.getString("owner")).isEqualTo("operator");
    assertThat(shown.getLong("createDateTime")).isPositive();

    operator.put(role(operator, "reader"), body(NOTHING)).then().statusCode(200);
    assertThat(operator.get(role(operator, "reader")).jsonPath().getString("permission"))
        .isEqualTo(NOTHING);
    assertThat(operator.get(roles(operator)).jsonPath().getList("roleId"))
        .isEqualTo(List.of("reader"));
    assertThat(operator.get(roles(operator) + "?owner=all").jsonPath().getList("")).hasSize(1);
    assertThat(operator.get(roles(operator) + "?owner=soracom").jsonPath().getList("")).isEmpty();
    assertRefused(operator.get(roles(operator) + "?owner=x"), 400, "COM0002");

    for (int time = 0; time < 2; time++) {
      operator.delete(role(operator, "reader")).then().statusCode(204);
    }
    assertRefused(operator.delete(role(operator, "unknown")), 404, "AUM0021");
    assertRefused(operator.get(role(operator, "reader")), 404, "AUM0021");
    assertRefused(operator.put(role(operator, "reader"), body(NOTHING)), 404, "AUM0021");
  }

  @Test
  void anUnsuitableRoleIsRefused() {
    TestOperator operator = TestOperator.create();
    assertRefused(operator.post(role(operator, "a%20b"), body(LIST_SIMS)), 400, "COM0002");
    assertRefused(operator.post(role(operator, "r"), body("{}")), 400, "AUM0020");
    assertRefused(operator.post(role(operator, "r"), Map.of()), 400, "COM0002");
    assertRefused(operator.get(role(operator, "r")), 404, "AUM0021");
  }

  @Test
  void aUserMayDoWhatARoleAllowsWhileItHasTheRole() {
    TestOperator operator = TestOperator.create();
    TestOperator user = operator.user("taro");
    operator.post(role(operator, "reader"), body(LIST_SIMS)).then().statusCode(200);
    String had = "/v1/operators/" + operator.operatorId + "/users/taro/roles";
    assertRefused(user.get("/v1/sims"), 403, "AGW0002");
    for (int time = 0; time < 2; time++) {
      operator.post(had, Map.of("roleId", "reader")).then().statusCode(200);
    }
    user.get("/v1/sims").then().statusCode(200);
    assertRefused(user.get("/v1/subscribers"), 403, "AGW0002");
    assertThat(operator.get(had).jsonPath().getList("roleId")).isEqualTo(List.of("reader"));
    assertThat(operator.get(role(operator, "reader") + "/users").jsonPath().getList("userName"))
        .isEqualTo(List.of("taro"));
    assertRefused(operator.delete(role(operator, "reader")), 400, "AUM0024");

    operator.put(role(operator, "reader"), body(NOTHING)).then().statusCode(200);
    assertRefused(user.get("/v1/sims"), 403, "AGW0002");
    operator.put(role(operator, "reader"), body(LIST_SIMS)).then().statusCode(200);
    user.get("/v1/sims").then().statusCode(200);
    for (int time = 0; time < 2; time++) {
      operator.delete(had + "/reader").then().statusCode(200);
    }
    assertRefused(user.get("/v1/sims"), 403, "AGW0002");
    assertRefused(operator.delete(had + "/unknown"), 404, "AUM0021");
    operator.delete(role(operator, "reader")).then().statusCode(204);
  }

  @Test
  void aUserHasSoManyRolesOnly() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    String had = "/v1/operators/" + operator.operatorId + "/users/taro/roles";
    List<String> most = List.of("r1", "r2", "r3", "r4");
    for (String roleId : most) {
      operator.post(role(operator, roleId), body(NOTHING)).then().statusCode(200);
      operator.post(had, Map.of("roleId", roleId)).then().statusCode(200);
    }
    operator.post(role(operator, "r5"), body(NOTHING)).then().statusCode(200);

    assertRefused(operator.post(had, Map.of("roleId", "r5")), 400, "AUM0027");
    operator.post(had, Map.of("roleId", "r4")).then().statusCode(200);
    assertThat(operator.get(had).jsonPath().getList("roleId")).isEqualTo(most);
    operator.delete(had + "/r1").then().statusCode(200);
    operator.post(had, Map.of("roleId", "r5")).then().statusCode(200);
  }

  @Test
  void anOperatorGoesWithItsUsersAndTheirRoles() {
    TestOperator operator = TestOperator.create();
    TestOperator user = operator.user("taro");
    operator.post(role(operator, "reader"), body(LIST_SIMS)).then().statusCode(200);
    operator
        .post(
            "/v1/operators/" + operator.operatorId + "/users/taro/roles",
            Map.of("roleId", "reader"))
        .then()
        .statusCode(200);
    operator.delete("/v1/sandbox/operators/" + operator.operatorId).then().statusCode(200);
    assertRefused(user.get("/v1/sims"), 401, "AGW0001");
    assertRefused(operator.get(roles(operator)), 401, "AGW0001");
  }

  @Test
  void whatDoesNotExistIsNotAttached() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    String users = "/v1/operators/" + operator.operatorId + "/users/";
    assertRefused(operator.post(users + "taro/roles", Map.of("roleId", "x")), 400, "AUM0022");
    assertRefused(operator.post(users + "x/roles", Map.of("roleId", "x")), 404, "AUM0013");
    assertRefused(operator.get(users + "x/roles"), 404, "AUM0013");
    assertRefused(operator.delete(users + "x/roles/y"), 404, "AUM0013");
    assertRefused(operator.get(role(operator, "x") + "/users"), 404, "AUM0021");
    assertRefused(TestOperator.create().get(roles(operator)), 404, "AUM0002");
  }

  private static Map<String, String> body(String permission) {
    return Map.of("permission", permission, "description", "a role");
  }

  private static String roles(TestOperator operator) {
    return "/v1/operators/" + operator.operatorId + "/roles";
  }

  private static String role(TestOperator operator, String roleId) {
    return roles(operator) + "/" + roleId;
  }
}
