package io.simledger.transfer.simtransfer;

import static io.simledger.transfer.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T1 to T13 over REST: each success, and each refusal with nothing changed. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class TransferTokenApiTest {
  private static final String ISSUE = "/v1/subscribers/transfer_token/issue";
  private static final String VERIFY = "/v1/subscribers/transfer_token/verify";
  private static final String DELETE = "/v1/subscribers/transfer_token/";

  @Inject TestSims sims;
  @Inject Offers offers;
  @Inject OfferExpiry expiry;

  private TestOperator source;
  private TestOperator destination;

  @BeforeEach
  void operators() {
    source = TestOperator.create();
    destination = TestOperator.create();
  }

  @Test
  @DisplayName("T2, T4: issue answers a token, and the SIMs are transferring under the source")
  void issuingOffersTheSims() {
    List<String> imsis = sims.ready(source.operatorId, 3);

    String token = issued(imsis);

    assertThat(token).hasSize(73);
    assertThat(offers.simRows(imsis))
        .allSatisfy(
            sim -> {
              assertThat(sim.status()).isEqualTo("transferring");
              assertThat(sim.owner()).isEqualTo(source.operatorId);
            });
    assertThat(historyOf(imsis.get(0), source)).containsExactly("transferring");
  }

  @Test
  @DisplayName("T2: of the token only the hash is kept")
  void theTokenIsNotStored() {
    String token = issued(sims.ready(source.operatorId, 1));

    assertThat(
            offers.texts(
                """
                SELECT t.* FROM sim_transfer t WHERE source_operator_id = :source
                UNION ALL
                SELECT m.* FROM outbox_mail m WHERE false
                """
                    .replace("t.*", "CAST(t AS text)")
                    .replace("m.*", "CAST(m AS text)"),
                Map.of("source", source.operatorId)))
        .singleElement()
        .asString()
        .doesNotContain(token, token.substring(0, 36), token.substring(37));
  }

  @Test
  @DisplayName("T6, T8: verify moves the SIMs, without what is not carried over")
  void verifyingMovesTheSims() {
    List<String> imsis = sims.ready(source.operatorId, 3);
    offers.update(
        """
        UPDATE sim
        SET
          tags = '{"name": "truck", "colour": "red"}',
          expires_at = created_at,
          imei_lock = '123456789012345',
          speed_class = 's1.fast',
          termination_enabled = true
        WHERE imsi = ANY (CAST(:imsis AS text[]))
        """,
        Map.of("imsis", imsis.toArray(String[]::new)));
    String token = issued(imsis);

    assertThat(
            verify(destination, token)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("transferredImsi"))
        .isEqualTo(imsis);

    assertThat(offers.simRows(imsis))
        .allSatisfy(
            sim -> {
              assertThat(sim.owner()).isEqualTo(destination.operatorId);
              assertThat(sim.status()).isEqualTo("ready");
              assertThat(sim.tags()).isEqualTo("{}");
              assertThat(sim.inGroup()).isFalse();
              assertThat(sim.terminationEnabled()).isFalse();
              assertThat(sim.speedClass()).isEqualTo("s1.standard");
            });
    assertThat(historyOf(imsis.get(0), destination)).containsExactly("ready");
    assertThat(historyOf(imsis.get(0), source)).containsExactly("transferring");
  }

  @Test
  @DisplayName("T1: a SIM that is not ready is refused, and nothing changes")
  void onlyReadySimsAreOffered() {
    for (String status : List.of("active", "inactive", "standby", "suspended", "terminated")) {
      List<String> imsis = sims.ready(source.operatorId, 2);
      offers.update(
          "UPDATE sim SET status = :status WHERE imsi = :imsi",
          Map.of("status", status, "imsi", imsis.get(1)));

      Response response = issue(imsis);

      assertRefused(response, 400, "SEM0106");
      assertThat(response.jsonPath().getList("details")).containsExactly(imsis.get(1));
      assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("ready");
      assertNothingOffered();
    }
  }

  @Test
  @DisplayName("T1, T13: a SIM is in one offer at a time")
  void anOfferedSimIsNotOfferedAgain() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    issued(imsis.subList(0, 1));

    assertRefused(issue(imsis), 400, "SEM0106");
    assertThat(offers.simRow(imsis.get(1)).status()).isEqualTo("ready");
    TestOperator other = TestOperator.create();
    assertRefused(issueTo(other, imsis.subList(0, 1)), 400, "SEM0106");
  }

  @Test
  @DisplayName("T3: whatever is wrong with the destination, the answer is the same")
  void unknownDestinationsAreIndistinguishable() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    TestOperator third = TestOperator.create();
    List<Response> refusals =
        Stream.of(
                issueBody("OP0000000000", destination.email, imsis),
                issueBody(destination.operatorId, "nobody@example.com", imsis),
                issueBody(destination.operatorId, third.email, imsis),
                issueBody("nonsense", "nonsense", imsis))
            .map(body -> source.post(ISSUE, body))
            .toList();

    assertThat(refusals)
        .allSatisfy(response -> assertRefused(response, 404, "SEM0102"))
        .extracting(Response::asString)
        .containsOnly(refusals.get(0).asString());
    assertNothingOffered();
  }

  @Test
  @DisplayName("T3: the address is compared without regard to case")
  void theAddressMayBeWrittenInAnyCase() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    Map<String, Object> body =
        issueBody(destination.operatorId, destination.email.toUpperCase(), imsis);

    assertThat(source.post(ISSUE, body).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("T3: nobody transfers to itself")
  void theSourceIsNoDestination() {
    List<String> imsis = sims.ready(source.operatorId, 1);

    assertRefused(
        source.post(ISSUE, issueBody(source.operatorId, source.email, imsis)), 400, "SEM0101");
    assertNothingOffered();
  }

  @Test
  @DisplayName("T3: a list of IMSIs is not empty, not malformed and without repetition")
  void theListMustBeWellFormed() {
    String imsi = sims.ready(source.operatorId, 1).get(0);
    for (List<String> list :
        List.of(
            List.<String>of(),
            List.of(imsi.substring(1)),
            List.of(imsi + "0"),
            List.of(imsi, "44010123456789x"),
            List.of("４４０１０１２３４５６７８９０"))) {
      assertRefused(issue(list), 400, "COM0002");
    }
    assertRefused(issue(Collections.singletonList(null)), 400, "COM0002");
    assertRefused(issue(List.of(imsi, imsi)), 400, "SEM0104");
    assertThat(offers.simRow(imsi).status()).isEqualTo("ready");
    assertNothingOffered();
  }

  @Test
  @DisplayName("T3: a request needs all its fields, in their types")
  void everyFieldIsNeeded() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    for (String field :
        List.of(
            "transferDestinationOperatorEmail", "transferDestinationOperatorId", "transferImsi")) {
      Map<String, Object> body =
          new java.util.HashMap<>(issueBody(destination.operatorId, destination.email, imsis));
      body.remove(field);
      assertRefused(source.post(ISSUE, body), 400, "COM0002");
    }
    assertThat(source.post(ISSUE, "{\"transferImsi\": \"no list\"}").statusCode()).isEqualTo(400);
    assertThat(source.post(ISSUE, "{").statusCode()).isEqualTo(400);
    assertThat(source.post(VERIFY, Map.of()).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("T3: an unknown SIM and another operator's are refused alike")
  void foreignSimsAreIndistinguishableFromUnknownOnes() {
    String own = sims.ready(source.operatorId, 1).get(0);
    String foreign = sims.ready(destination.operatorId, 1).get(0);

    Response unknown = issue(List.of(own, "999999999999999"));
    Response others = issue(List.of(own, foreign));

    assertRefused(unknown, 404, "SEM0001");
    assertRefused(others, 404, "SEM0001");
    assertThat(others.asString().replace(foreign, "999999999999999")).isEqualTo(unknown.asString());
    assertThat(offers.simRow(own).status()).isEqualTo("ready");
    assertNothingOffered();
  }

  @Test
  @DisplayName("T3: SIMs of different coverage need an offer each")
  void coverageTypesAreNotMixed() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    offers.update(
        "UPDATE sim SET coverage_type = 'g', subscription = 'plan01s' WHERE imsi = :imsi",
        Map.of("imsi", imsis.get(1)));

    assertRefused(issue(imsis), 400, "SEM0105");
    assertNothingOffered();
  }

  @Test
  @DisplayName("T3: there are at most 50,000 IMSIs")
  void oneImsiTooManyIsRefused() {
    List<String> imsis =
        Stream.iterate(1, n -> n + 1).limit(50_001).map("%015d"::formatted).toList();

    assertRefused(issue(imsis), 400, "SEM0103");
    assertRefused(issue(imsis.subList(0, 50_000)), 404, "SEM0001");
  }

  @Test
  @DisplayName("A5: refusals are said in Japanese to who asks for it")
  void refusalsSpeakJapanese() {
    Response response =
        source.call().header("X-Soracom-Lang", "ja").body(Map.of("token", "unknown")).post(VERIFY);

    assertRefused(response, 404, "SEM0107");
    assertThat(response.jsonPath().getString("message")).isEqualTo("譲渡用トークンが見つかりません。");
  }

  @Test
  @DisplayName("T6: the source, a third operator and an unknown token get one and the same 404")
  void onlyTheDestinationCanVerify() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    String token = issued(imsis);

    Response unknown = verify(destination, "no-such-token");
    assertRefused(unknown, 404, "SEM0107");
    assertThat(verify(source, token).asString()).isEqualTo(unknown.asString());
    assertThat(verify(TestOperator.create(), token).asString()).isEqualTo(unknown.asString());
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("transferring");
  }

  @Test
  @DisplayName("T7: without a payment method or the coverage type nothing is accepted")
  void theDestinationMustBeAbleToPay() {
    TestOperator penniless = TestOperator.create(List.of("jp"), false);
    List<String> imsis = sims.ready(source.operatorId, 2);
    String token = tokenOf(issueTo(penniless, imsis.subList(0, 1)));
    assertRefused(verify(penniless, token), 400, "AUM0010");

    TestOperator uncovered = TestOperator.create(List.of("g"), true);
    String other = tokenOf(issueTo(uncovered, imsis.subList(1, 2)));
    assertRefused(verify(uncovered, other), 400, "AUM0008");

    assertThat(offers.simRows(imsis))
        .allSatisfy(
            sim -> {
              assertThat(sim.owner()).isEqualTo(source.operatorId);
              assertThat(sim.status()).isEqualTo("transferring");
            });
  }

  @Test
  @DisplayName("T9, T13: the source deletes the token, as often as it likes")
  void deletingReturnsTheSims() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    String token = issued(imsis);

    assertThat(source.delete(DELETE + token).statusCode()).isEqualTo(204);
    assertThat(source.delete(DELETE + token).statusCode()).isEqualTo(204);

    assertThat(offers.simRows(imsis))
        .allSatisfy(
            sim -> {
              assertThat(sim.status()).isEqualTo("ready");
              assertThat(sim.owner()).isEqualTo(source.operatorId);
            });
    assertThat(historyOf(imsis.get(0), source)).containsExactly("transferring", "ready");
    assertRefused(verify(destination, token), 404, "SEM0107");
  }

  @Test
  @DisplayName("T9: nobody else deletes a token, nor does anyone once it was accepted")
  void foreignAndAcceptedTokensAreUnknown() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    String token = issued(imsis);

    assertRefused(source.delete(DELETE + "unknown"), 404, "SEM0107");
    assertRefused(destination.delete(DELETE + token), 404, "SEM0107");
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("transferring");

    verify(destination, token).then().statusCode(200);
    assertRefused(source.delete(DELETE + token), 404, "SEM0107");
    assertThat(offers.simRow(imsis.get(0)).owner()).isEqualTo(destination.operatorId);
  }

  @Test
  @DisplayName("T11: a SIM whose status is changed leaves the offer; verify moves the rest")
  void aStatusChangeWithdrawsTheSim() {
    List<String> imsis = sims.ready(source.operatorId, 3);
    String token = issued(imsis);

    activate(source, imsis.get(1));

    assertThat(
            verify(destination, token)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("transferredImsi"))
        .isEqualTo(List.of(imsis.get(0), imsis.get(2)));
    assertThat(offers.simRow(imsis.get(1)).owner()).isEqualTo(source.operatorId);
    assertThat(offers.simRow(imsis.get(1)).status()).isEqualTo("active");
    assertThat(offers.itemsOf(TransferToken.presented(token)))
        .containsExactly(
            imsis.get(0) + "=accepted", imsis.get(1) + "=withdrawn", imsis.get(2) + "=accepted");
  }

  @Test
  @DisplayName("T11: an offer of which nothing is left is no offer")
  void withdrawingTheLastSimEndsTheOffer() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    String token = issued(imsis);

    activate(source, imsis.get(0));

    assertRefused(verify(destination, token), 404, "SEM0107");
    assertThat(source.delete(DELETE + token).statusCode()).isEqualTo(204);
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("active");
  }

  @Test
  @DisplayName("T12: an offer that expired is unknown, and its SIMs are ready")
  void expiryReturnsTheSims() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    String token = issued(imsis);
    offers.overdue(TransferToken.presented(token));
    assertRefused(verify(destination, token), 404, "SEM0107");

    expiry.expireDueNow();

    assertThat(offers.statusOf(TransferToken.presented(token))).isEqualTo("expired");
    assertThat(offers.simRows(imsis)).allMatch(sim -> sim.status().equals("ready"));
    assertRefused(verify(destination, token), 404, "SEM0107");
    assertRefused(source.delete(DELETE + token), 404, "SEM0107");
    assertThat(issued(imsis)).isNotEqualTo(token);
  }

  @Test
  @DisplayName("T12: an offer stands for seven days, to the instant")
  void anOfferIsNotExpiredBefore() {
    List<String> imsis = sims.ready(source.operatorId, 1);
    String token = issued(imsis);
    Instant issued =
        Instant.parse(
            offers
                .texts(
                    "SELECT issued_at FROM sim_transfer WHERE token_hash = :hash",
                    Map.of("hash", TransferToken.presented(token).hash()))
                .get(0));

    expiry.expireDue(issued.plus(Duration.ofDays(7)).minusNanos(1000));
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("transferring");

    expiry.expireDue(issued.plus(Duration.ofDays(7)));
    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("ready");
  }

  @Test
  @DisplayName("T13: the same request while its offer is open gets the same token")
  void issuingAgainIsTheSameOffer() {
    List<String> imsis = sims.ready(source.operatorId, 3);
    String token = issued(imsis);

    assertThat(issued(imsis)).isEqualTo(token);
    assertThat(issued(List.of(imsis.get(2), imsis.get(0), imsis.get(1)))).isEqualTo(token);
    assertThat(offersOf(source)).isEqualTo(1);

    source.delete(DELETE + token).then().statusCode(204);
    assertThat(issued(imsis)).isNotEqualTo(token);
  }

  @Test
  @DisplayName("T13: once a SIM has left the offer, the same request is refused")
  void issuingAgainAfterAWithdrawalIsRefused() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    issued(imsis);
    activate(source, imsis.get(0));

    assertRefused(issue(imsis), 400, "SEM0106");
  }

  @Test
  @DisplayName("T13: verifying again answers the same list, whatever became of the SIMs")
  void verifyingTwiceTransfersOnce() {
    List<String> imsis = sims.ready(source.operatorId, 2);
    String token = issued(imsis);
    String first = verify(destination, token).then().statusCode(200).extract().asString();
    activate(destination, imsis.get(0));

    assertThat(verify(destination, token).then().statusCode(200).extract().asString())
        .isEqualTo(first);

    assertThat(offers.simRow(imsis.get(0)).status()).isEqualTo("active");
    assertThat(offers.simRow(imsis.get(1)).sequence()).isEqualTo(2);
  }

  @Test
  @DisplayName("A2: without credentials there is no transfer")
  void credentialsAreNeeded() {
    for (String path : List.of(ISSUE, VERIFY)) {
      assertThat(
              io.restassured.RestAssured.given()
                  .contentType("application/json")
                  .body("{}")
                  .post(path)
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  @DisplayName("T3: ten thousand SIMs are offered and accepted with one token")
  void tenThousandSimsMoveAtOnce() {
    List<String> imsis = sims.ready(source.operatorId, 10_000);

    String token = issued(imsis);

    assertThat(
            verify(destination, token)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("transferredImsi"))
        .isEqualTo(imsis);
    assertThat(offers.simRows(imsis))
        .allMatch(
            sim -> sim.owner().equals(destination.operatorId) && sim.status().equals("ready"));
  }

  private static void activate(TestOperator owner, String imsi) {
    owner.post("/v1/subscribers/" + imsi + "/activate").then().statusCode(200);
  }

  private Response issue(List<String> imsis) {
    return issueTo(destination, imsis);
  }

  private Response issueTo(TestOperator to, List<String> imsis) {
    return source.post(ISSUE, issueBody(to.operatorId, to.email, imsis));
  }

  private String issued(List<String> imsis) {
    return tokenOf(issue(imsis));
  }

  private static String tokenOf(Response response) {
    return response.then().statusCode(200).extract().path("token");
  }

  private static Map<String, Object> issueBody(String id, String email, List<String> imsis) {
    return Map.of(
        "transferDestinationOperatorId", id,
        "transferDestinationOperatorEmail", email,
        "transferImsi", imsis);
  }

  private static Response verify(TestOperator operator, String token) {
    return operator.post(VERIFY, Map.of("token", token));
  }

  private void assertNothingOffered() {
    assertThat(offersOf(source)).isZero();
  }

  private int offersOf(TestOperator operator) {
    return offers
        .texts(
            "SELECT transfer_id FROM sim_transfer WHERE source_operator_id = :source",
            Map.of("source", operator.operatorId))
        .size();
  }

  private List<String> historyOf(String imsi, TestOperator operator) {
    return offers.texts(
        """
        SELECT
          h.status
        FROM sim_status_history h
        JOIN sim s USING (sim_id)
        WHERE s.imsi = :imsi
          AND h.operator_id = :operatorId
        ORDER BY h.history_id
        """,
        Map.of("imsi", imsi, "operatorId", operator.operatorId));
  }
}
