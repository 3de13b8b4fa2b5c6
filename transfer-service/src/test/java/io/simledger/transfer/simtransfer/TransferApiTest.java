package io.simledger.transfer.simtransfer;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T10: both sides see their transfers, and the source takes single SIMs out of an offer. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class TransferApiTest {
  @Inject TestSims sims;
  @Inject Offers offers;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String databaseUrl;

  private TestOperator source;
  private TestOperator destination;

  @BeforeEach
  void operators() {
    source = TestOperator.create();
    destination = TestOperator.create();
  }

  @Test
  void bothSidesListAnOfferWithItsSims() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    TransferToken token = offer(imsis);

    Response outgoing = source.get("/v1/transfers?direction=outgoing&status=open");
    Response incoming = destination.get("/v1/transfers?direction=incoming&status=open");

    assertThat(outgoing.asString()).isEqualTo(incoming.asString()).doesNotContain(token.reveal());
    assertThat(outgoing.jsonPath().getList("sourceOperatorId")).containsExactly(source.operatorId);
    assertThat(outgoing.jsonPath().getList("destinationOperatorId"))
        .containsExactly(destination.operatorId);
    assertThat(outgoing.jsonPath().getList("[0].sims.imsi")).isEqualTo(imsis);
    assertThat(outgoing.jsonPath().getList("[0].sims.state")).containsOnly("offered");
    assertThat(
            outgoing.jsonPath().getLong("[0].expiryTime")
                - outgoing.jsonPath().getLong("[0].issuedTime"))
        .isEqualTo(7L * 24 * 60 * 60 * 1000);
    assertThat(source.get("/v1/transfers?direction=incoming").asString()).isEqualTo("[]");
    assertThat(source.get("/v1/transfers?status=accepted").asString()).isEqualTo("[]");
    assertThat(TestOperator.create().get("/v1/transfers").asString()).isEqualTo("[]");
  }

  @Test
  void theListIsPagedFromTheNewest() {
    List<String> imsis = sims.ready(source.operatorId, 5);
    imsis.forEach(imsi -> offer(List.of(imsi)));

    Response first = source.get("/v1/transfers?limit=2&direction=outgoing");
    String key = first.header("x-soracom-next-key");
    Response second =
        source.get("/v1/transfers?limit=2&direction=outgoing&last_evaluated_key=" + key);
    Response third =
        source.get(
            "/v1/transfers?limit=2&last_evaluated_key=" + second.header("x-soracom-next-key"));

    assertThat(imsisOf(first)).containsExactly(imsis.get(4), imsis.get(3));
    assertThat(first.header("link"))
        .contains("/v1/transfers?", "last_evaluated_key=" + key, "; rel=next");
    assertThat(imsisOf(second)).containsExactly(imsis.get(2), imsis.get(1));
    assertThat(imsisOf(third)).containsExactly(imsis.get(0));
    assertThat(third.header("x-soracom-next-key")).isNull();
    assertThat(third.header("link")).isNull();
  }

  @Test
  void wrongParametersAreRefused() {
    for (String query :
        List.of(
            "direction=sideways",
            "status=pending",
            "limit=0",
            "limit=101",
            "limit=x",
            "last_evaluated_key=x",
            "last_evaluated_key=" + UUID.randomUUID())) {
      Response response = source.get("/v1/transfers?" + query);
      assertThat(response.statusCode()).describedAs(query).isBetween(400, 404);
      assertThat(response.jsonPath().getString("code")).isNotNull();
    }
  }

  @Test
  void singleSimsAreCancelledOutOfAnOffer() {
    List<String> imsis = sims.ready(source.operatorId, 3);
    TransferToken token = offer(imsis);
    String path = cancelPath();

    assertThat(source.post(path, Map.of("imsi", imsis.subList(0, 1))).statusCode()).isEqualTo(204);
    assertThat(source.post(path, Map.of("imsi", imsis.subList(0, 1))).statusCode()).isEqualTo(204);

    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("ready");
    assertThat(offers.simRow(imsis.get(1)).status()).isEqualTo("transferring");
    assertThat(offers.statusOf(token)).isEqualTo("open");

    source.post(path, Map.of("imsi", imsis)).then().statusCode(204);
    assertThat(offers.statusOf(token)).isEqualTo("cancelled");
    assertThat(offers.simRows(imsis)).allMatch(sim -> sim.status().equals("ready"));
  }

  @Test
  void cancellingWithoutNamesCancelsAll() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    TransferToken token = offer(imsis);
    String path = cancelPath();

    assertThat(source.post(path).statusCode()).isEqualTo(204);
    assertThat(source.post(path, Map.of()).statusCode()).isEqualTo(204);

    assertThat(offers.statusOf(token)).isEqualTo("cancelled");
    assertThat(offers.itemsOf(token)).allMatch(item -> item.endsWith("=cancelled"));
  }

  @Test
  void aSimOutsideTheOfferIsRefusedAndNothingIsCancelled() {
    List<String> imsis = sims.ready(source.operatorId, 3);
    offer(imsis.subList(0, 2));

    Response response = source.post(cancelPath(), Map.of("imsi", imsis));

    assertRefused(response, 404, "SEM0110");
    assertThat(response.jsonPath().getList("details")).containsExactly(imsis.get(2));
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("transferring");
  }

  @Test
  void aCancellationWaitsForNoSimOutsideTheOffer() throws SQLException {
    List<String> own = sims.ready(source.operatorId, 2);
    String foreign = TestOperator.create().readySim();
    offer(own.subList(0, 1));
    String open = cancelPath();
    accept(offer(own.subList(1, 2)));
    String accepted = cancelPath();

    try (Connection other = DriverManager.getConnection(databaseUrl, "transfer", "simledger");
        PreparedStatement lock =
            other.prepareStatement("SELECT imsi FROM sim WHERE imsi IN (?, ?) FOR NO KEY UPDATE")) {
      other.setAutoCommit(false);
      lock.setString(1, foreign);
      lock.setString(2, own.get(1));
      lock.execute();

      for (String path : List.of(open, accepted)) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () ->
                assertRefused(source.post(path, Map.of("imsi", List.of(foreign))), 404, "SEM0110"));
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () ->
              assertRefused(
                  source.post(accepted, Map.of("imsi", own.subList(1, 2))), 404, "SEM0110"));
    }
  }

  @Test
  void whatIsNoListOfImsisIsNotCancelled() {
    offer(sims.ready(source.operatorId, 1));
    String path = cancelPath();

    for (String imsi : List.of("", "<b>", "44010000000000", "4401000000000000")) {
      Response response = source.post(path, Map.of("imsi", List.of(imsi)));
      assertRefused(response, 400, "COM0002");
      assertThat(response.jsonPath().getList("details")).containsExactly("imsi");
    }
    assertRefused(
        source.post(path, Map.of("imsi", Collections.nCopies(50_001, "440100000000000"))),
        400,
        "SEM0103");
  }

  @Test
  void onlyTheSourceCancels() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    offer(imsis);
    String path = cancelPath();

    assertRefused(destination.post(path), 404, "SEM0108");
    assertRefused(TestOperator.create().post(path), 404, "SEM0108");
    assertRefused(source.post("/v1/transfers/" + UUID.randomUUID() + "/cancel"), 404, "SEM0108");
    assertRefused(source.post("/v1/transfers/nonsense/cancel"), 400, "COM0002");
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("transferring");
  }

  @Test
  void anAcceptedTransferIsNotCancelled() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    TransferToken token = offer(imsis);
    String path = cancelPath();
    accept(token);

    assertRefused(source.post(path), 400, "SEM0109");
    assertRefused(source.post(path, Map.of("imsi", imsis)), 404, "SEM0110");
    assertThat(offers.simRow(imsis.get(0)).owner()).isEqualTo(destination.operatorId);
  }

  private TransferToken offer(List<String> imsis) {
    return offers.issue(source.operatorId, destination.operatorId, imsis);
  }

  private void accept(TransferToken token) {
    destination
        .post("/v1/subscribers/transfer_token/verify", Map.of("token", token.reveal()))
        .then()
        .statusCode(200);
  }

  /** Of the newest transfer. */
  private String cancelPath() {
    String transferId = source.get("/v1/transfers").jsonPath().getString("[0].transferId");
    return "/v1/transfers/" + transferId + "/cancel";
  }

  private static List<String> imsisOf(Response response) {
    return response.jsonPath().getList("sims.flatten().imsi", String.class);
  }
}
