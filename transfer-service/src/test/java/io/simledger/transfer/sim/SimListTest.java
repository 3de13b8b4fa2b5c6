package io.simledger.transfer.sim;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and single SIMs: S1, A7, A8. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SimListTest {
  private static final String SUBSCRIBERS = "/v1/subscribers";

  /** S1. */
  @Test
  void aSimIsShownWithEverythingThatIsKnownOfIt() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    JsonPath subscriber = operator.get(SUBSCRIBERS + "/" + imsi).jsonPath();
    assertThat(imsi).matches("00101[0-9]{10}");
    String simId = subscriber.getString("simId");
    assertThat(simId).matches("8981[0-9]{15}");
    assertThat(subscriber.getString("operatorId")).isEqualTo(operator.operatorId);
    assertThat(subscriber.getString("status")).isEqualTo("ready");
    assertThat(subscriber.getString("subscription")).isEqualTo("plan-D");
    assertThat(subscriber.getString("speedClass")).isEqualTo("s1.standard");
    assertThat(subscriber.getMap("tags")).isEqualTo(Map.of("name", ""));
    assertThat(subscriber.getBoolean("sessionStatus.online")).isFalse();
    assertThat(subscriber.getMap("").keySet())
        .doesNotContain("groupId", "expiryTime", "imeiLock", "registrationSecret");

    JsonPath sim = operator.get("/v1/sims/" + simId).jsonPath();
    assertThat(sim.getString("simId")).isEqualTo(simId);
    assertThat(sim.getString("profiles." + "'" + simId + "'.primaryImsi")).isEqualTo(imsi);
    assertThat(sim.getString("status")).isEqualTo("ready");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00101000000001", "0010100000000001", "00101000000000x", "x", "00101%2000000001"})
  void aMalformedImsiIsABadRequest(String imsi) {
    TestOperator operator = TestOperator.create();
    Response response = operator.call().urlEncodingEnabled(false).get(SUBSCRIBERS + "/" + imsi);
    assertRefused(response, 400, "COM0002");
    assertThat(response.jsonPath().getList("details", String.class)).containsExactly("imsi");
    assertRefused(
        operator.call().urlEncodingEnabled(false).post(SUBSCRIBERS + "/" + imsi + "/activate"),
        400,
        "COM0002");
    assertRefused(operator.get("/v1/sims/898100000000000001"), 400, "COM0002");
  }

  @Test
  void anUnknownSimAndAnothersSimAreTheSame() {
    TestOperator operator = TestOperator.create();
    String imsi = TestOperator.create().readySim();
    Response anothers = operator.get(SUBSCRIBERS + "/" + imsi);
    Response unknown = operator.get(SUBSCRIBERS + "/999999999999999");
    assertRefused(anothers, 404, "SEM0001");
    assertThat(unknown.asString()).isEqualTo(anothers.asString());
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  /** A8. */
  @Test
  void aCallSeesTheSimsOfItsCoverageTypeOnly() {
    TestOperator operator = TestOperator.createGlobal();
    String japan = operator.readySim();
    String global = operator.readySims(1, "plan01s").get(0);
    assertThat(imsis(operator.get(SUBSCRIBERS))).containsExactly(japan);
    assertThat(imsis(operator.get("/g" + SUBSCRIBERS))).containsExactly(global);
    assertThat(imsis(operator.call().header("Host", "g.api.example.com").get(SUBSCRIBERS)))
        .containsExactly(global);
    operator.get("/g/v1/subscribers/" + global).then().statusCode(200);
    assertRefused(operator.get(SUBSCRIBERS + "/" + global), 404, "SEM0001");
    assertRefused(operator.get("/g/v1/subscribers/" + japan), 404, "SEM0001");
    assertRefused(operator.post("/g/v1/subscribers/" + japan + "/activate"), 404, "SEM0001");
  }

  /** A8. */
  @Test
  void aPathOfGlobalCoverageIsDecodedOnce() {
    TestOperator operator = TestOperator.createGlobal();
    String imsi = operator.readySims(1, "plan01s").get(0);
    String tags = "/g" + SUBSCRIBERS + "/" + imsi + "/tags";
    operator.put(tags, List.of(Map.of("tagName", "50%25 + ü", "tagValue", "x")));
    assertThat(
            operator
                .call()
                .urlEncodingEnabled(false)
                .delete(tags + "/50%2525%20+%20%C3%BC")
                .statusCode())
        .isEqualTo(204);
    assertRefused(
        operator.call().urlEncodingEnabled(false).delete(tags + "/%25zz"), 404, "SEM0007");
    assertRefused(
        operator.call().urlEncodingEnabled(false).get("/g" + SUBSCRIBERS + "/%25s"),
        400,
        "COM0002");
  }

  /** A7. */
  @Test
  void pagesFollowOneAnotherWithoutGapOrRepeat() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(7);
    for (String path : List.of(SUBSCRIBERS, "/v1/sims")) {
      List<String> seen = new ArrayList<>();
      String next = path + "?limit=3";
      int pages = 0;
      while (next != null) {
        Response page = operator.get(next);
        page.then().statusCode(200);
        List<String> keys =
            page.jsonPath()
                .getList(path.equals("/v1/sims") ? "sessionStatus.imsi" : "imsi", String.class);
        seen.addAll(keys);
        pages++;
        String link = page.header("link");
        if (link == null) {
          assertThat(page.header("x-soracom-next-key")).isNull();
          next = null;
        } else {
          assertThat(link)
              .startsWith("<" + path + "?last_evaluated_key=" + page.header("x-soracom-next-key"))
              .endsWith(">; rel=next");
          next = link.substring(1, link.indexOf('>'));
        }
      }
      assertThat(seen).containsExactlyElementsOf(imsis);
      assertThat(pages).isEqualTo(3);
    }
    assertThat(operator.get(SUBSCRIBERS + "?limit=7").header("link")).isNull();
  }

  /** A7, A8. */
  @Test
  void aLinkLeadsToTheNextPageOfTheSameCoverageType() {
    TestOperator operator = TestOperator.createGlobal();
    operator.readySims(2);
    List<String> global = operator.readySims(2, "plan01s");
    String link = operator.get("/g" + SUBSCRIBERS + "?limit=1").header("link");
    assertThat(link).startsWith("</g/v1/subscribers?last_evaluated_key=").endsWith(">; rel=next");
    assertThat(imsis(operator.get(link.substring(1, link.indexOf('>')))))
        .containsExactly(global.get(1));
  }

  /** A7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=abc",
        "limit=1.5",
        "status_filter=odd",
        "status_filter=ready%7Codd",
        "tag_name=a",
        "tag_name=a&tag_value=b&tag_value_match_mode=odd"
      })
  void aMalformedQueryIsABadRequest(String query) {
    assertRefused(
        TestOperator.create().call().urlEncodingEnabled(false).get(SUBSCRIBERS + "?" + query),
        400,
        "COM0002");
  }

  @Test
  void listsAreFilteredByStatus() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    operator.post(SUBSCRIBERS + "/" + imsis.get(1) + "/activate").then().statusCode(200);
    operator.post(SUBSCRIBERS + "/" + imsis.get(2) + "/suspend").then().statusCode(200);
    assertThat(filtered(operator, "status_filter", "active")).containsExactly(imsis.get(1));
    assertThat(filtered(operator, "status_filter", "ready|suspended"))
        .containsExactly(imsis.get(0), imsis.get(2));
    assertThat(filtered(operator, "status_filter", "transferring")).isEmpty();
    assertThat(filtered(operator, "status_filter", "instock|shipped")).isEmpty();
    assertThat(filtered(operator, "status_filter", "")).hasSize(3);
  }

  @Test
  void listsAreFilteredByTag() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    tag(operator, imsis.get(0), "site", "東京 1");
    tag(operator, imsis.get(1), "site", "東京 2");
    tag(operator, imsis.get(2), "site", "50% off");
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("tag_name", "site")
                    .queryParam("tag_value", "東京 1")
                    .get(SUBSCRIBERS)))
        .containsExactly(imsis.get(0));
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("tag_name", "site")
                    .queryParam("tag_value", "東京")
                    .queryParam("tag_value_match_mode", "prefix")
                    .get(SUBSCRIBERS)))
        .containsExactly(imsis.get(0), imsis.get(1));
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("tag_name", "site")
                    .queryParam("tag_value", "%")
                    .queryParam("tag_value_match_mode", "prefix")
                    .get(SUBSCRIBERS)))
        .isEmpty();
    assertThat(
            imsis(
                operator
                    .call()
                    .queryParam("tag_name", "other")
                    .queryParam("tag_value", "東京 1")
                    .get(SUBSCRIBERS)))
        .isEmpty();
  }

  @Test
  void listsAreFilteredBySpeedClassAndSerialNumber() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);
    operator
        .post(
            SUBSCRIBERS + "/" + imsis.get(0) + "/update_speed_class",
            Map.of("speedClass", "s1.fast"))
        .then()
        .statusCode(200);
    assertThat(filtered(operator, "speed_class_filter", "s1.fast|s1.slow"))
        .containsExactly(imsis.get(0));
    String serialNumber =
        operator.get(SUBSCRIBERS + "/" + imsis.get(1)).jsonPath().getString("serialNumber");
    assertThat(filtered(operator, "serial_number_filter", serialNumber))
        .containsExactly(imsis.get(1));
    assertThat(filtered(operator, "serial_number_filter", "nothing|SB")).hasSize(2);
    assertThat(filtered(operator, "serial_number_filter", "S_")).isEmpty();
  }

  private static void tag(TestOperator operator, String imsi, String name, String value) {
    operator
        .put(
            SUBSCRIBERS + "/" + imsi + "/tags", List.of(Map.of("tagName", name, "tagValue", value)))
        .then()
        .statusCode(200);
  }

  private static List<String> filtered(TestOperator operator, String parameter, String value) {
    return imsis(operator.call().queryParam(parameter, value).get(SUBSCRIBERS));
  }

  private static List<String> imsis(Response response) {
    response.then().statusCode(200);
    return response.jsonPath().getList("imsi", String.class);
  }
}
