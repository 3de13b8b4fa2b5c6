package io.simledger.transfer.idempotency;

import static io.simledger.transfer.Refusals.assertRefused;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T13: a DELETE of what was deleted lately. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class RepeatedDeletionTest {
  private static final String EMPTY = "{\"statements\":[]}";

  @Inject Deletions deletions;
  @Inject Sql sql;
  @Inject InstantSource clock;

  @Test
  void whatWasMadeAnewIsDeletedAnew() {
    TestOperator operator = TestOperator.create();
    String role = role(operator);
    for (int time = 0; time < 2; time++) {
      operator.post(role, Map.of("permission", EMPTY)).then().statusCode(200);
      operator.delete(role).then().statusCode(204);
      assertRefused(operator.get(role), 404, "AUM0021");
    }
  }

  @Test
  void whatIsThereAndMayNotBeDeletedIsRefusedAllTheSame() {
    TestOperator operator = TestOperator.create();
    operator.user("taro");
    String role = role(operator);
    operator.post(role, Map.of("permission", EMPTY)).then().statusCode(200);
    operator.delete(role).then().statusCode(204);
    operator.post(role, Map.of("permission", EMPTY)).then().statusCode(200);
    operator
        .post(
            "/v1/operators/" + operator.operatorId + "/users/taro/roles",
            Map.of("roleId", "reader"))
        .then()
        .statusCode(200);
    assertRefused(operator.delete(role), 400, "AUM0024");
  }

  @Test
  void aDeletionIsTheCallersAndOfOneCoverageType() {
    TestOperator operator = TestOperator.createGlobal();
    String tag = "/v1/subscribers/" + operator.readySim() + "/tags/site";
    operator
        .put(tag.replace("/site", ""), List.of(Map.of("tagName", "site", "tagValue", "Kobe")))
        .then()
        .statusCode(200);
    operator.delete(tag).then().statusCode(204);
    operator.delete(tag).then().statusCode(204);
    assertRefused(operator.delete("/g" + tag), 404, "SEM0001");
    assertRefused(TestOperator.create().delete(tag), 404, "SEM0001");
  }

  @Test
  void deletionsAreForgottenAfterADay() {
    TestOperator operator = TestOperator.create();
    String role = role(operator);
    operator.post(role, Map.of("permission", EMPTY)).then().statusCode(200);
    operator.delete(role).then().statusCode(204);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE deletion SET begun_at = :instant WHERE operator_id = :operatorId",
                    Map.of(
                        "instant",
                        clock.instant().minus(Duration.ofHours(25)),
                        "operatorId",
                        operator.operatorId)));
    deletions.forget();
    assertRefused(operator.delete(role), 404, "AUM0021");
  }

  private static String role(TestOperator operator) {
    return "/v1/operators/" + operator.operatorId + "/roles/reader";
  }
}
