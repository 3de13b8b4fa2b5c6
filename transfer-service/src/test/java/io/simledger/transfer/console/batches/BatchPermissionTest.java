package io.simledger.transfer.console.batches;

import static io.simledger.transfer.console.batches.BatchPages.batch;
import static io.simledger.transfer.console.batches.BatchPages.outcome;
import static io.simledger.transfer.console.batches.BatchPages.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
@DisplayName("What a SAM user may do to selected SIMs in the console")
class BatchPermissionTest {
  @Test
  void aUserStartsOnlyWhatItMayDo() {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    operator.user("reader");
    operator.permit(
        "reader",
        "{\"statements\":[{\"effect\":\"allow\",\"api\":[\"Subscriber:listSubscribers\"]}]}");
    Browser reader = Browser.signedIn(operator, "reader");

    assertThat(reader.get("/console/sims").asString())
        .contains("Your permissions do not include this.")
        .doesNotContain("{\"action\":\"activate\"}");
    String batch = batch(select(reader, List.of(imsi), "activate"));
    reader.post(batch + "/activate", Map.of()).then().statusCode(403);
    assertThat(operator.statusOf(imsi)).isEqualTo("ready");
  }

  @Test
  void aSimThatAUserMayNotTouchIsItsOwnRefusal() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(3);
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"*"},
          {"effect":"deny","api":"Subscriber:activateSubscriber","condition":"pathVariable('imsi') == '%s'"},
          {"effect":"deny","api":"Subscriber:activateSubscriber","condition":"pathVariable('imsi') == '%s'"}
        ]}
        """
            .formatted(imsis.get(0), imsis.get(2)));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, imsis, "activate"));
    taro.post(batch + "/activate", Map.of()).then().statusCode(200);

    assertThat(outcome(taro, batch))
        .contains("Done for 1 SIM", "Refused for 2", "The SAM user may not do this.");
    assertThat(imsis).map(operator::statusOf).containsExactly("ready", "active", "ready");
  }

  @Test
  void aUserWhoMayTouchOneSimTouchesNoOther() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);

    assertThat(activatedByWhoMayOnly(operator, imsis, imsis.get(1)))
        .contains("Done for 1 SIM", "Refused for 1");
    assertThat(imsis).map(operator::statusOf).containsExactly("ready", "active");
  }

  @Test
  void aUserWhoMayTouchTheSimOfNoNameTouchesNone() {
    TestOperator operator = TestOperator.create();
    List<String> imsis = operator.readySims(2);

    assertThat(activatedByWhoMayOnly(operator, imsis, "")).contains("Refused for 2");
    assertThat(imsis).map(operator::statusOf).containsOnly("ready");
  }

  /** What comes of it when a user activates SIMs who may change the SIM of one IMSI. */
  private static String activatedByWhoMayOnly(
      TestOperator operator, List<String> imsis, String imsi) {
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"Subscriber:listSubscribers"},
          {"effect":"allow","api":"Subscriber:*","condition":"pathVariable('imsi') == '%s'"}
        ]}
        """
            .formatted(imsi));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, imsis, "activate"));
    taro.post(batch + "/activate", Map.of()).then().statusCode(200);
    return outcome(taro, batch);
  }

  @ParameterizedTest
  @CsvSource({
    "Simledger:cancelTransfer, transferId, cancel-transfer",
    "Subscriber:deleteSubscriberTag, tag_name, delete-tag"
  })
  void whatADenialDependsOnAndNobodyCanTellIsDenied(String api, String variable, String action) {
    TestOperator operator = TestOperator.create();
    String imsi = operator.readySim();
    operator.user("taro");
    operator.permit(
        "taro",
        """
        {"statements":[
          {"effect":"allow","api":"*"},
          {"effect":"deny","api":"%s","condition":"pathVariable('%s') == 'x'"}
        ]}
        """
            .formatted(api, variable));
    Browser taro = Browser.signedIn(operator, "taro");
    String batch = batch(select(taro, List.of(imsi), "delete-tag"));

    taro.post(batch + "/" + action, Map.of("name", "x")).then().statusCode(403);
    Browser.signedIn(operator)
        .post(batch + "/" + action, Map.of("name", "x"))
        .then()
        .statusCode(200);
  }
}
