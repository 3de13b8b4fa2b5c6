package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Soracom's own CLI does, and other clients do not, works (A1, A7, T13). */
@OnRunningStack
class CliHabitsTest {
  private static final String PASSWORD = "Abcdefg1";
  private static final String JSON = "application/json";
  private static final Pattern NEXT = Pattern.compile("</v1(/[^?]+)\\?([^>]+)>; rel=next");

  private final LocalStack stack;
  private final Databases databases;
  private final Gate gate;

  CliHabitsTest(LocalStack stack) throws IOException {
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
    String email = email();
    Cli cli = new Cli(gate.url());

    JsonNode session = cut(cli, () -> cli.post("/sandbox/init", profile(email)));

    assertThat(session.path("operatorId").asText()).startsWith("OP");
    assertThat(
            databases.rows(
                "transfer", "SELECT operator_id FROM operator WHERE primary_email = ?", email))
        .containsExactly(session.path("operatorId").asText());
    cli.signedIn(session).get("/operators/" + session.path("operatorId").asText());
  }

  @Test
  void aSimWhoseRegistrationWasLostIsRegisteredOnce() {
    Cli cli = operator(email());
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
    Cli cli = operator(email());
    String imsi = sims(cli, 1).get(0);

    JsonNode active = cut(cli, () -> cli.post("/subscribers/" + imsi + "/activate"));

    assertThat(active).isEqualTo(cli.get("/subscribers/" + imsi));
    assertThat(active.path("status").asText()).isEqualTo("active");
    assertThat(events(imsi)).isEqualTo(2);
  }

  /** T13. */
  @Test
  void aTransferWhoseAnswersWereLostHappensOnce() {
    String email = email();
    Cli source = operator(email());
    Cli destination = new Cli(gate.url());
    destination.signedIn(destination.post("/sandbox/init", profile(email)));
    List<String> imsis = sims(source, 2);
    ObjectNode offer = offer(imsis, destination, email);
    String issue = "/subscribers/transfer_token/issue";

    JsonNode issued = cut(source, () -> source.post(issue, offer));
    assertThat(source.post(issue, offer)).isEqualTo(issued);
    await("the mail")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !stack.mails().mailsTo(email).isEmpty());

    JsonNode verified =
        cut(destination, () -> destination.post("/subscribers/transfer_token/verify", issued));
    assertThat(Api.imsis(verified)).containsExactlyInAnyOrderElementsOf(imsis);
    assertThat(destination.get("/subscribers")).hasSize(2);
    assertThat(source.get("/subscribers")).isEmpty();
    assertThat(source.get("/transfers")).hasSize(1);
    assertThat(stack.mails().mailsTo(email)).hasSize(1);
  }

  /** T9, T13. */
  @Test
  void anOfferWhoseWithdrawalWasLostIsWithdrawn() {
    String email = email();
    Cli source = operator(email());
    Cli destination = operator(email);
    List<String> imsis = sims(source, 1);
    String token =
        source
            .post("/subscribers/transfer_token/issue", offer(imsis, destination, email))
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

  /** A7: {@code --fetch-all --limit 1}. */
  @Test
  void twentyFiveSimsAreFetchedOneByOne() {
    Cli cli = operator(email());
    List<String> imsis = sims(cli, 25);

    List<JsonNode> subscribers = cli.pages("/subscribers", Map.of("limit", "1"));
    List<JsonNode> sims = cli.pages("/sims", Map.of("limit", "1"));

    assertThat(subscribers).hasSize(25).allMatch(page -> page.size() == 1);
    assertThat(subscribers.stream().map(page -> page.get(0).path("imsi").asText()))
        .containsExactlyElementsOf(imsis);
    assertThat(sims).hasSize(25);
    assertThat(sims.stream().map(page -> page.get(0).path("simId").asText()))
        .doesNotHaveDuplicates();
    assertThat(cli.pages("/subscribers", Map.of())).hasSize(1).allMatch(page -> page.size() == 25);
  }

  /** A7: other clients follow the link. */
  @Test
  void linksLeadFromPageToPage() {
    Cli cli = operator(email());
    List<String> imsis = sims(cli, 25);

    List<String> seen = new ArrayList<>();
    Map<String, String> query = Map.of("limit", "1", "status_filter", "ready|active");
    while (!query.isEmpty()) {
      HttpResponse<String> page = cli.send("GET", "/subscribers", query, null, null);
      seen.add(page.body().replaceAll(".*\"imsi\":\"([0-9]+)\".*", "$1"));
      Matcher link = NEXT.matcher(page.headers().firstValue("link").orElse(""));
      query = link.matches() ? parameters(link.group(2)) : Map.of();
    }

    assertThat(seen).isEqualTo(imsis);
  }

  /** A1: what the CLI sends when nothing is said is 0; too much is lowered to the longest. */
  @ParameterizedTest
  @CsvSource({"0, 180", "1, 180", "180, 180", "172800, 172800", "172801, 172800"})
  void tokensLiveAsLongAsTheyMay(long asked, long lifetime) throws IOException {
    String email = email();
    operator(email);
    Cli cli = new Cli(gate.url());
    cli.signedIn(cli.post("/auth", login(email).put("tokenTimeoutSeconds", asked)));

    JsonNode claims = Api.JSON.readTree(Base64.getUrlDecoder().decode(cli.token().split("\\.")[1]));

    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(lifetime);
    cli.get("/subscribers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Abcdefg1", "1aBcdefg", "12345aB8"})
  void eightCharactersMakeAPassword(String password) {
    String email = email();
    Cli cli = new Cli(gate.url());
    JsonNode session = cli.post("/sandbox/init", profile(email).put("password", password));
    String operator = session.path("operatorId").asText();
    cli.signedIn(session);
    String user = "/operators/" + operator + "/users/taro";
    cli.post(user, Api.JSON.createObjectNode());
    cli.post(user + "/password", Api.JSON.createObjectNode().put("password", password));

    cli.signedIn(cli.post("/auth", login(email).put("password", password)));
    cli.signedIn(
        cli.post(
            "/auth",
            Api.JSON
                .createObjectNode()
                .put("operatorId", operator)
                .put("userName", "taro")
                .put("password", password)));
    assertThat(operatorId(cli)).isEqualTo(operator);
  }

  /** Some clients say what the body would be that they do not send, others send an empty one. */
  @Test
  void whatTakesNoBodyTakesAnyThatSaysNothing() {
    Cli cli = operator(email());
    String imsi = sims(cli, 1).get(0);
    String operator = cli.get("/subscribers/" + imsi).path("operatorId").asText();
    cli.post(
        "/subscribers/" + imsi + "/set_group",
        Api.JSON
            .createObjectNode()
            .put(
                "groupId",
                cli.post("/groups", Api.JSON.createObjectNode()).path("groupId").asText()));

    Stream.of(
            "/subscribers/" + imsi + "/activate",
            "/subscribers/" + imsi + "/deactivate",
            "/subscribers/" + imsi + "/suspend",
            "/subscribers/" + imsi + "/enable_termination",
            "/subscribers/" + imsi + "/disable_termination",
            "/operators/" + operator + "/auth_keys",
            "/payment_methods/current/activate",
            "/bills/latest/export")
        .forEach(
            path -> {
              assertThat(cli.send("POST", path, Map.of(), null, null).statusCode())
                  .as(path)
                  .isBetween(200, 204);
              assertThat(cli.send("POST", path, Map.of(), JSON, null).statusCode())
                  .as("%s with a content type", path)
                  .isBetween(200, 204);
              assertThat(cli.send("POST", path, Map.of(), JSON, "{}").statusCode())
                  .as("%s with {}", path)
                  .isBetween(200, 204);
            });
    assertThat(cli.requestsSent()).as("nothing was repeated").isEqualTo(6 + 3 * 8);
  }

  /** What an operation answers at last whose first answer is lost on the way. */
  private <T> T cut(Cli cli, Supplier<T> operation) {
    int before = cli.requestsSent();
    gate.cutNextAnswer();
    T answer = operation.get();
    assertThat(cli.requestsSent() - before).as("requests").isEqualTo(2);
    return answer;
  }

  private Cli operator(String email) {
    Cli cli = new Cli(gate.url());
    return cli.signedIn(cli.post("/sandbox/init", profile(email)));
  }

  private static List<String> sims(Cli cli, int count) {
    return Stream.generate(() -> sim(cli)).limit(count).sorted().toList();
  }

  private static String sim(Cli cli) {
    JsonNode created =
        cli.post(
            "/sandbox/subscribers/create",
            Api.JSON.createObjectNode().put("subscription", "plan-D"));
    return cli.post(
            "/subscribers/" + created.path("imsi").asText() + "/register",
            Api.JSON
                .createObjectNode()
                .put("registrationSecret", created.path("registrationSecret").asText()))
        .path("imsi")
        .asText();
  }

  private long events(String imsi) {
    return databases.number("transfer", "SELECT event_sequence FROM sim WHERE imsi = ?", imsi);
  }

  private static ObjectNode offer(List<String> imsis, Cli destination, String email) {
    ObjectNode offer =
        Api.JSON
            .createObjectNode()
            .put("transferDestinationOperatorId", operatorId(destination))
            .put("transferDestinationOperatorEmail", email);
    imsis.forEach(offer.putArray("transferImsi")::add);
    return offer;
  }

  /** The CLI knows its operator from the token. */
  private static String operatorId(Cli cli) {
    try {
      return Api.JSON
          .readTree(Base64.getUrlDecoder().decode(cli.token().split("\\.")[1]))
          .at("/operator/operatorId")
          .asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A profile of the CLI, whole. */
  private static ObjectNode profile(String email) {
    return login(email)
        .put("sandbox", true)
        .put("coverageType", "jp")
        .put("endpoint", "http://localhost")
        .put("authKeyId", "keyId-cli")
        .put("authKey", "secret-cli")
        .put("registerPaymentMethod", true);
  }

  private static ObjectNode login(String email) {
    return Api.JSON.createObjectNode().put("email", email).put("password", PASSWORD);
  }

  private static String email() {
    return "cli-" + UUID.randomUUID() + "@example.com";
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
