package io.simledger.transfer.sim;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A10. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SimSearchTest {
  private static final String SIMS = "/v1/query/sims";
  private static final String SUBSCRIBERS = "/v1/query/subscribers";

  @Test
  void simsAreFoundByPartOfTheirNameInAnyCaseAtOnceAfterAChange() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    tag(operator, imsis.get(0), "name", "Pump Kyoto 50%");
    tag(operator, imsis.get(1), "name", "pump OSAKA");
    assertThat(found(operator, "name", "PUMP")).containsExactly(imsis.get(0), imsis.get(1));
    assertThat(found(operator, "name", "osaka")).containsExactly(imsis.get(1));
    assertThat(found(operator, "name", "0%")).containsExactly(imsis.get(0));
    assertThat(found(operator, "name", "%%")).isEmpty();
    assertThat(found(operator, "name", "__")).isEmpty();
    tag(operator, imsis.get(1), "name", "Valve");
    assertThat(found(operator, "name", "osaka")).isEmpty();
    assertThat(found(operator, "name", "alv")).containsExactly(imsis.get(1));
  }

  @Test
  void simsAreFoundByWhatTheyAre() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    var sim = operator.get("/v1/subscribers/" + imsis.get(1)).jsonPath();
    for (String field : List.of("imsi", "msisdn", "iccid", "serial_number")) {
      String property = field.equals("serial_number") ? "serialNumber" : field;
      String whole = sim.getString(property);
      assertThat(found(operator, field, whole)).as(field).containsExactly(imsis.get(1));
      assertThat(found(operator, field, whole.substring(3)))
          .as("end of " + field)
          .containsExactly(imsis.get(1));
      assertThat(found(operator, field, whole.substring(2, 5)))
          .as("part of " + field)
          .contains(imsis.get(1));
    }
    String simId = sim.getString("simId");
    assertThat(simIds(operator.call().queryParam("sim_id", simId).get(SIMS)))
        .containsExactly(simId);
    assertThat(simIds(operator.call().queryParam("sim_id", simId.substring(4)).get(SIMS)))
        .containsExactly(simId);
    assertThat(found(operator, "subscription", "plan-D")).hasSize(3);
    assertThat(found(operator, "subscription", "plan")).isEmpty();
    assertThat(found(operator, "module_type", "nano")).hasSize(3);
    assertThat(found(operator, "module_type", "mini")).isEmpty();
  }

  @Test
  void simsAreFoundByTheirGroupAndTags() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    String groupId =
        operator
            .post("/v1/groups", Map.of("tags", Map.of("name", "North Plant")))
            .then()
            .statusCode(201)
            .extract()
            .path("groupId");
    operator
        .post("/v1/subscribers/" + imsis.get(0) + "/set_group", Map.of("groupId", groupId))
        .then()
        .statusCode(200);
    tag(operator, imsis.get(1), "site", "北工場");
    assertThat(found(operator, "group", "north")).containsExactly(imsis.get(0));
    assertThat(found(operator, "tag", "北工")).containsExactly(imsis.get(1));
    assertThat(found(operator, "tag", "site")).isEmpty();
    tag(operator, imsis.get(0), "note", "a \"quoted\" \\ path\ttab é");
    assertThat(found(operator, "tag", "\"QUOTED\" \\ path\ttab É")).containsExactly(imsis.get(0));
    assertThat(found(operator, "tag", "\\\"")).isEmpty();
    assertThat(operator.call().queryParam("group_id", groupId).get(SIMS).jsonPath().getList(""))
        .hasSize(1);
  }

  @Test
  void simsAreFoundByStatusBundleAndSession() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    operator.post("/v1/subscribers/" + imsis.get(0) + "/activate").then().statusCode(200);
    assertThat(count(operator.call().queryParam("status", "active"))).isEqualTo(1);
    assertThat(count(operator.call().queryParam("status", "shipped"))).isZero();
    assertThat(count(operator.call().queryParam("bundles", "D-300MB"))).isZero();
    assertThat(count(operator.call().queryParam("session_status", "NA"))).isEqualTo(2);
    assertThat(count(operator.call().queryParam("session_status", "OFFLINE"))).isEqualTo(2);
    assertThat(count(operator.call().queryParam("session_status", "ONLINE"))).isZero();
  }

  @Test
  void valuesAreCombinedByAndUnlessOrIsAskedFor() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    tag(operator, imsis.get(0), "name", "red pump");
    tag(operator, imsis.get(1), "name", "red valve");
    tag(operator, imsis.get(1), "site", "Kobe");
    assertThat(found(operator, "name", "red,pump")).containsExactly(imsis.get(0));
    assertThat(imsis(operator.call().queryParam("name", "red", "valve").get(SUBSCRIBERS)))
        .containsExactly(imsis.get(1));
    for (String or : List.of("or", "OR")) {
      assertThat(
              imsis(
                  operator
                      .call()
                      .queryParam("name", "pump")
                      .queryParam("tag", "kobe")
                      .queryParam("imsi", imsis.get(2))
                      .queryParam("search_type", or)
                      .get(SUBSCRIBERS)))
          .containsExactlyElementsOf(imsis);
    }
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("name", "red")
                    .queryParam("tag", "kobe")
                    .queryParam("search_type", "and")
                    .get(SUBSCRIBERS)))
        .containsExactly(imsis.get(1));
    assertThat(imsis(operator.get(SUBSCRIBERS))).containsExactlyElementsOf(imsis);
  }

  /** A7. */
  @Test
  void resultsArePaged() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(12);
    assertThat(operator.get(SUBSCRIBERS).jsonPath().getList("")).hasSize(10);
    for (String path : List.of(SUBSCRIBERS, SIMS)) {
      List<String> seen = new ArrayList<>();
      String next = path + "?subscription=plan-D&limit=5";
      while (next != null) {
        Response page = operator.get(next);
        page.then().statusCode(200);
        seen.addAll(page.jsonPath().getList(path.equals(SIMS) ? "sessionStatus.imsi" : "imsi"));
        String link = page.header("link");
        next = link == null ? null : link.substring(1, link.indexOf('>'));
      }
      assertThat(seen).containsExactlyElementsOf(imsis);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=a",
        "name=ab,c",
        "imsi=1",
        "search_type=xor",
        "session_status=MAYBE",
        "limit=0",
        "limit=101"
      })
  void aMalformedSearchIsABadRequest(String query) {
    assertRefused(TestOperator.create().get(SIMS + "?" + query), 400, "COM0002");
  }

  /** The longest URL that the HTTP layer takes has room for them. */
  @Test
  void fiftyLongValuesAreSearchedFor() {
    String query = ("&name=" + "x".repeat(100)).repeat(50).substring(1);
    TestOperator.create().get("/v1/query/sims?" + query).then().statusCode(200);
  }

  @Test
  void tooManyValuesAreRefused() {
    String values = String.join(",", java.util.Collections.nCopies(51, "ab"));
    for (String path : List.of(SIMS, SUBSCRIBERS)) {
      assertRefused(TestOperator.create().get(path + "?name=" + values), 400, "SEM0012");
    }
  }

  /** A8. */
  @Test
  void simsOfOthersAndOfTheOtherCoverageTypeAreNotFound() {
    TestOperator operator = TestOperator.createGlobal();
    String global = operator.readySims(1, "plan01s").get(0);
    String anothers = TestOperator.create().readySim();
    assertThat(found(operator, "imsi", anothers)).isEmpty();
    assertThat(found(operator, "imsi", global)).isEmpty();
    assertThat(imsis(operator.get("/g" + SUBSCRIBERS + "?imsi=" + global))).containsExactly(global);
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("imsi", anothers)
                    .queryParam("name", "xx")
                    .queryParam("search_type", "or")
                    .get(SUBSCRIBERS)))
        .isEmpty();
  }

  private static int count(RequestSpecification call) {
    return call.get(SIMS).then().statusCode(200).extract().jsonPath().getList("").size();
  }

  private static List<String> found(TestOperator operator, String field, String value) {
    List<String> bySubscriber = imsis(operator.call().queryParam(field, value).get(SUBSCRIBERS));
    List<String> bySim =
        operator
            .call()
            .queryParam(field, value)
            .get(SIMS)
            .then()
            .statusCode(200)
            .extract()
            .path("sessionStatus.imsi");
    assertThat(bySim).isEqualTo(bySubscriber);
    return bySubscriber;
  }

  private static List<String> imsis(Response response) {
    return response.then().statusCode(200).extract().path("imsi");
  }

  private static List<String> simIds(Response response) {
    return response.then().statusCode(200).extract().path("simId");
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
