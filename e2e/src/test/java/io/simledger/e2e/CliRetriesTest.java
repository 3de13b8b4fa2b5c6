package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * T13: Soracom's CLI repeats what it sent when the answer is lost on the way, and it is done once.
 */
@OnRunningStack
class CliRetriesTest {
  private final LocalStack stack;
  private final Databases databases;
  private final Gate gate;

  CliRetriesTest(LocalStack stack) throws IOException {
    this.stack = stack;
    this.databases = new Databases(stack);
    this.gate = new Gate(stack.ports().transfer());
  }

  @AfterEach
  void close() {
    gate.close();
  }

  /** {@code configure-sandbox} sends its whole profile. */
  @Test
  void anOperatorWhoseAnswerWasLostIsMadeOnce() {
    CliProfile profile = CliProfile.fresh();
    Cli cli = new Cli(gate.url());

    JsonNode session = cut(cli, () -> cli.post("/sandbox/init", profile.whole()));

    assertThat(session.path("operatorId").asText()).startsWith("OP");
    assertThat(
            databases.rows(
                "transfer",
                "SELECT operator_id FROM operator WHERE primary_email = ?",
                profile.email()))
        .containsExactly(session.path("operatorId").asText());
    cli.signedIn(session).get("/operators/" + session.path("operatorId").asText());
  }

  @Test
  void aSimWhoseRegistrationWasLostIsRegisteredOnce() {
    Cli cli = operator(CliProfile.fresh());
    JsonNode created =
        cli.post(
            "/sandbox/subscribers/create",
            Api.JSON.createObjectNode().put("subscription", "plan-D"));
    String path = "/subscribers/" + created.path("imsi").asText() + "/register";
    JsonNode secret =
        Api.JSON
            .createObjectNode()
            .put("registrationSecret", created.path("registrationSecret").asText());

    JsonNode registered = cut(cli, () -> cli.post(path, secret));

    assertThat(registered).isEqualTo(cli.post(path, secret));
    assertThat(registered.path("status").asText()).isEqualTo("ready");
    assertThat(events(created.path("imsi").asText())).isEqualTo(1);
  }

  @Test
  void aStatusWhoseChangeWasLostIsChangedOnce() {
    Cli cli = operator(CliProfile.fresh());
    String imsi = cli.newSims(1).get(0);

    JsonNode active = cut(cli, () -> cli.post("/subscribers/" + imsi + "/activate"));

    assertThat(active).isEqualTo(cli.get("/subscribers/" + imsi));
    assertThat(active.path("status").asText()).isEqualTo("active");
    assertThat(events(imsi)).isEqualTo(2);
  }

  /** T13. */
  @Test
  void aTransferWhoseAnswersWereLostHappensOnce() {
    CliProfile profile = CliProfile.fresh();
    Cli source = operator(CliProfile.fresh());
    Cli destination = operator(profile);
    List<String> imsis = source.newSims(2);
    ObjectNode offer = offer(imsis, destination, profile);
    String issue = "/subscribers/transfer_token/issue";

    JsonNode issued = cut(source, () -> source.post(issue, offer));
    assertThat(source.post(issue, offer)).isEqualTo(issued);
    await("the mail")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !stack.mails().mailsTo(profile.email()).isEmpty());

    JsonNode verified =
        cut(destination, () -> destination.post("/subscribers/transfer_token/verify", issued));
    assertThat(Api.imsis(verified)).containsExactlyInAnyOrderElementsOf(imsis);
    assertThat(destination.get("/subscribers")).hasSize(2);
    assertThat(source.get("/subscribers")).isEmpty();
    assertThat(source.get("/transfers")).hasSize(1);
    assertThat(stack.mails().mailsTo(profile.email())).hasSize(1);
  }

  /** T9, T13. */
  @Test
  void anOfferWhoseWithdrawalWasLostIsWithdrawn() {
    CliProfile profile = CliProfile.fresh();
    Cli source = operator(CliProfile.fresh());
    Cli destination = operator(profile);
    List<String> imsis = source.newSims(1);
    String token =
        source
            .post("/subscribers/transfer_token/issue", offer(imsis, destination, profile))
            .path("token")
            .asText();

    cut(
        source,
        () -> {
          source.delete("/subscribers/transfer_token/" + token);
          return null;
        });

    assertThat(source.get("/subscribers/" + imsis.get(0)).path("status").asText())
        .isEqualTo("ready");
  }

  /** What an operation answers at last whose first answer is lost on the way. */
  private <T> T cut(Cli cli, Supplier<T> operation) {
    int before = cli.requestsSent();
    gate.cutNextAnswer();
    T answer = operation.get();
    assertThat(cli.requestsSent() - before).as("requests").isEqualTo(2);
    return answer;
  }

  private Cli operator(CliProfile profile) {
    return new Cli(gate.url()).configured(profile);
  }

  private long events(String imsi) {
    return databases.number("transfer", "SELECT event_sequence FROM sim WHERE imsi = ?", imsi);
  }

  private static ObjectNode offer(List<String> imsis, Cli destination, CliProfile profile) {
    ObjectNode offer =
        Api.JSON
            .createObjectNode()
            .put("transferDestinationOperatorId", destination.operatorId())
            .put("transferDestinationOperatorEmail", profile.email());
    imsis.forEach(offer.putArray("transferImsi")::add);
    return offer;
  }
}
