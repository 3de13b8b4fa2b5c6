package io.simledger.transfer.sim;

import static io.simledger.transfer.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.simevents.v1.SimAttributes;
import io.simledger.simevents.v1.SimEvent;
import io.simledger.transfer.FakeBilling;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tags, groups and speed classes of SIMs, and groups themselves. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class SimAttributesTest {
  @Inject FakeBilling billing;

  @Test
  void tagsAreAddedChangedAndDeleted() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    String path = "/v1/subscribers/" + imsi;
    operator
        .put(path + "/tags", List.of(tag("name", "第一"), tag("a,\"b\"\n😀", "x")))
        .then()
        .statusCode(200);
    Response changed =
        operator.put(path + "/tags", List.of(tag("name", "second"), tag("empty", "")));
    assertThat(changed.jsonPath().getMap("tags"))
        .isEqualTo(Map.of("name", "second", "a,\"b\"\n😀", "x", "empty", ""));

    for (int time = 0; time < 2; time++) {
      operator.delete(path + "/tags/empty").then().statusCode(204);
    }
    operator.call().delete(path + "/tags/{name}", "a,\"b\"\n😀").then().statusCode(204);
    assertThat(operator.get(path).jsonPath().getMap("tags")).isEqualTo(Map.of("name", "second"));
    assertRefused(operator.delete(path + "/tags/unknown"), 404, "SEM0007");
    assertToldLast(
        imsi, SimAttributes.newBuilder().setName("second").setSpeedClass("s1.standard").build());
  }

  @Test
  void malformedTagsAreRefusedAndNothingChanges() {
    TestOperator operator = TestOperator.create();
    String path = "/v1/subscribers/" + operator.readySim() + "/tags";
    assertRefused(operator.put(path, List.of(tag("ok", "1"), tag("", "x"))), 400, "COM0002");
    assertRefused(operator.put(path, List.of(tag("x".repeat(129), "x"))), 400, "COM0002");
    assertRefused(operator.put(path, List.of(tag("x", "x".repeat(1025)))), 400, "COM0002");
    assertRefused(operator.put(path, List.of(Map.of("tagName", "x"))), 400, "COM0002");
    assertRefused(operator.put(path, "[null]"), 400, "COM0002");
    assertRefused(operator.put(path, Map.of("tagName", "x", "tagValue", "y")), 400, "COM0001");
    assertRefused(operator.put(path, "[{\"tagName\":\"x\",\"tagValue\":1}]"), 400, "COM0001");
    List<Map<String, String>> tooMany =
        IntStream.range(0, 51).mapToObj(i -> tag("t" + i, "x")).toList();
    assertRefused(operator.put(path, tooMany), 400, "SEM0009");
    assertThat(operator.get(path.replace("/tags", "")).jsonPath().getMap("tags"))
        .isEqualTo(Map.of("name", ""));
    assertRefused(TestOperator.create().put(path, List.of(tag("x", "y"))), 404, "SEM0001");
  }

  @Test
  void speedClassesAreThoseOfThePlan() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    String path = "/v1/subscribers/" + imsi + "/update_speed_class";
    assertThat(
            operator
                .post(path, Map.of("speedClass", "s1.4xfast"))
                .jsonPath()
                .getString("speedClass"))
        .isEqualTo("s1.4xfast");
    for (String wrong : List.of("u1.slow", "arc.standard", "s1.8xfast", "")) {
      assertRefused(operator.post(path, Map.of("speedClass", wrong)), 400, "SEM0008");
    }
    assertRefused(operator.post(path, Map.of()), 400, "COM0002");
    assertRefused(operator.post(path), 400, "COM0002");
    String simId = operator.get("/v1/subscribers/" + imsi).jsonPath().getString("simId");
    assertRefused(
        operator.post(
            "/v1/sims/" + simId + "/update_speed_class", Map.of("speedClass", "arc.standard")),
        400,
        "SEM0008");
    assertToldLast(imsi, SimAttributes.newBuilder().setSpeedClass("s1.4xfast").build());
  }

  @Test
  void aSimJoinsAndLeavesAGroup() {
    TestOperator operator = TestOperator.create();
    String groupId = group(operator, Map.of("name", "trucks"));
    List<String> imsis = operator.readySims(2);
    String path = "/v1/subscribers/" + imsis.get(0);
    String simId = operator.get(path).jsonPath().getString("simId");

    assertThat(
            operator
                .post(path + "/set_group", Map.of("groupId", groupId))
                .jsonPath()
                .getString("groupId"))
        .isEqualTo(groupId);
    operator
        .post("/v1/sims/" + simId + "/set_group", Map.of("groupId", groupId))
        .then()
        .statusCode(200);
    assertThat(operator.get("/v1/groups/" + groupId + "/subscribers").jsonPath().getList("simId"))
        .containsExactly(simId);
    assertToldLast(
        imsis.get(0),
        SimAttributes.newBuilder().setGroupId(groupId).setSpeedClass("s1.standard").build());

    for (int time = 0; time < 2; time++) {
      assertThat(operator.post(path + "/unset_group").jsonPath().getMap("").keySet())
          .contains("imsi")
          .doesNotContain("groupId");
    }
    assertThat(operator.get("/v1/groups/" + groupId + "/subscribers").jsonPath().getList(""))
        .isEmpty();
    assertToldLast(imsis.get(0), SimAttributes.newBuilder().setSpeedClass("s1.standard").build());
  }

  @Test
  void anotherOperatorsGroupDoesNotExist() {
    TestOperator operator = TestOperator.create();
    TestOperator other = TestOperator.create();
    String groupId = group(other, Map.of());
    String path = "/v1/subscribers/" + operator.readySim() + "/set_group";
    Response foreign = operator.post(path, Map.of("groupId", groupId));
    assertRefused(foreign, 404, "SEM0006");
    assertThat(operator.post(path, Map.of("groupId", UUID.randomUUID())).asString())
        .isEqualTo(foreign.asString());
    assertRefused(operator.post(path, Map.of("groupId", "1-1-1-1-1")), 404, "SEM0006");
    assertRefused(operator.post(path, Map.of()), 400, "COM0002");
    assertRefused(operator.get("/v1/groups/" + groupId), 404, "SEM0006");
    assertRefused(
        operator.put("/v1/groups/" + groupId + "/tags", List.of(tag("a", "b"))), 404, "SEM0006");
    assertRefused(operator.delete("/v1/groups/" + groupId), 404, "SEM0006");
    assertRefused(operator.get("/v1/groups/" + groupId + "/subscribers"), 404, "SEM0006");
    assertRefused(operator.get("/v1/groups/nonsense"), 404, "SEM0006");
  }

  @Test
  void deletingAGroupReleasesItsSims() {
    TestOperator operator = TestOperator.create();
    String groupId = group(operator, Map.of("name", "trucks"));
    List<String> imsis = operator.readySims(3);
    imsis.forEach(
        imsi ->
            operator
                .post("/v1/subscribers/" + imsi + "/set_group", Map.of("groupId", groupId))
                .then()
                .statusCode(200));
    for (int time = 0; time < 2; time++) {
      operator.delete("/v1/groups/" + groupId).then().statusCode(204);
    }
    for (String imsi : imsis) {
      assertThat(operator.get("/v1/subscribers/" + imsi).jsonPath().getMap("").keySet())
          .doesNotContain("groupId");
      assertToldLast(imsi, SimAttributes.newBuilder().setSpeedClass("s1.standard").build());
    }
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                billing.eventsOf("group/" + groupId).stream().anyMatch(SimEvent::hasGroupDeleted));
  }

  @Test
  void aGroupThatIsDeletedWhileSimsJoinItKeepsNone() throws Exception {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(6);
    ExecutorService clients = Executors.newFixedThreadPool(7);
    try {
      for (int round = 0; round < 20; round++) {
        String groupId = group(operator, Map.of());
        Map<String, String> join = Map.of("groupId", groupId);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (String imsi : imsis) {
          String path = "/v1/subscribers/" + imsi + "/set_group";
          calls.add(() -> operator.post(path, join).statusCode());
        }
        calls.add(3, () -> operator.delete("/v1/groups/" + groupId).statusCode());
        for (Future<Integer> answer : clients.invokeAll(calls)) {
          assertThat(answer.get()).isIn(200, 204, 404);
        }
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(operator.get("/v1/subscribers").jsonPath().getList("groupId")).containsOnlyNulls();
  }

  @Test
  void groupsAreListedByTagAndPage() {
    TestOperator operator = TestOperator.create();
    String trucks = group(operator, Map.of("name", "trucks", "site", "north 1"));
    String ships = group(operator, Map.of("name", "ships", "site", "north 2"));
    group(operator, Map.of());
    Response first = operator.get("/v1/groups?limit=2");
    assertThat(first.jsonPath().getList("")).hasSize(2);
    Response second =
        operator.get("/v1/groups?limit=2&last_evaluated_key=" + first.header("x-soracom-next-key"));
    assertThat(second.jsonPath().getList("")).hasSize(1);
    assertThat(second.header("link")).isNull();
    assertThat(
            operator
                .call()
                .queryParam("tag_name", "site")
                .queryParam("tag_value", "north 1")
                .get("/v1/groups")
                .jsonPath()
                .getList("groupId"))
        .containsExactly(trucks);
    assertThat(
            operator
                .call()
                .queryParam("tag_name", "site")
                .queryParam("tag_value", "north")
                .queryParam("tag_value_match_mode", "prefix")
                .get("/v1/groups")
                .jsonPath()
                .getList("groupId", String.class))
        .containsExactlyInAnyOrder(trucks, ships);
    assertRefused(operator.get("/v1/groups?last_evaluated_key=x"), 400, "COM0002");
    assertRefused(operator.get("/v1/groups?limit=0"), 400, "COM0002");
  }

  @Test
  void tagsOfAGroupAreChangedAndTold() {
    TestOperator operator = TestOperator.create();
    String groupId = group(operator, Map.of("name", "trucks"));
    Response changed =
        operator.put(
            "/v1/groups/" + groupId + "/tags", List.of(tag("name", "ships"), tag("a", "b")));
    assertThat(changed.jsonPath().getMap("tags")).isEqualTo(Map.of("name", "ships", "a", "b"));
    for (int time = 0; time < 2; time++) {
      operator.delete("/v1/groups/" + groupId + "/tags/a").then().statusCode(204);
    }
    assertRefused(operator.delete("/v1/groups/" + groupId + "/tags/b"), 404, "SEM0007");
    await().atMost(10, SECONDS).until(() -> billing.eventsOf("group/" + groupId).size() == 3);
    SimEvent last = billing.eventsOf("group/" + groupId).get(2);
    assertThat(last.getGroupChanged().getName()).isEqualTo("ships");
    assertThat(last.getGroupChanged().getTagsMap()).isEmpty();
  }

  @Test
  void settingsOfAGroupAreKeptAsTheyAre() {
    TestOperator operator = TestOperator.create();
    String groupId = group(operator, Map.of());
    String path = "/v1/groups/" + groupId + "/configuration/SoracomAir";
    String settings =
        "[{\"key\":\"useCustomDns\",\"value\":true},{\"key\":\"dns\",\"value\":[\"1.1.1.1\",{\"a\":1.50}]}]";
    operator.put(path, settings).then().statusCode(200);
    Response updated = operator.put(path, "[{\"key\":\"useCustomDns\",\"value\":false}]");
    assertThat(updated.jsonPath().getBoolean("configuration.SoracomAir.useCustomDns")).isFalse();
    assertThat(updated.jsonPath().getString("configuration.SoracomAir.dns[0]"))
        .isEqualTo("1.1.1.1");
    operator.delete(path + "/dns").then().statusCode(204);
    assertThat(operator.get("/v1/groups/" + groupId).jsonPath().getMap("configuration.SoracomAir"))
        .isEqualTo(Map.of("useCustomDns", false));
    for (int time = 0; time < 2; time++) {
      operator.delete(path).then().statusCode(204);
    }
    assertRefused(operator.delete(path.replace("SoracomAir", "SoracomBeam")), 400, "SEM0011");
    assertRefused(operator.put(path.replace("SoracomAir", "SoracomSun"), settings), 400, "COM0002");
    assertRefused(operator.put(path, "[{\"value\":1}]"), 400, "COM0002");
    assertRefused(operator.put(path, "[{\"key\":\"a\",\"value\":\"\\u0000\"}]"), 400, "COM0001");
    assertRefused(
        operator.put(path, "[{\"key\":\"a\",\"value\":{\"\\u0000\":1}}]"), 400, "COM0002");
    operator.put(path, "[{\"key\":\"a\",\"value\":\"\\\\u0000\"}]").then().statusCode(200);
    assertRefused(
        operator.put(path, List.of(Map.of("key", "a", "value", "x".repeat(70_000)))),
        400,
        "COM0002");
    assertRefused(
        operator.post("/v1/groups", Map.of("configuration", Map.of("SoracomSun", Map.of()))),
        400,
        "COM0002");
  }

  private void assertToldLast(String imsi, SimAttributes attributes) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> {
              List<SimEvent> events = billing.eventsOfSim(imsi);
              assertThat(events).isNotEmpty();
              assertThat(events.get(events.size() - 1).getSimAttributesChanged().getAttributes())
                  .isEqualTo(attributes);
            });
  }

  private static String group(TestOperator operator, Map<String, String> tags) {
    return operator
        .post("/v1/groups", Map.of("tags", tags))
        .then()
        .statusCode(201)
        .extract()
        .path("groupId");
  }

  private static Map<String, String> tag(String name, String value) {
    return Map.of("tagName", name, "tagValue", value);
  }
}
