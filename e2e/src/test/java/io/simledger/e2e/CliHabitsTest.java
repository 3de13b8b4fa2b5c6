package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.simledger.local.LocalStack;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Soracom's own CLI does, and other clients do not, works (A1, A7). */
@OnRunningStack
class CliHabitsTest {
  private static final String JSON = "application/json";
  private static final Pattern NEXT = Pattern.compile("</v1(/[^?]+)\\?([^>]+)>; rel=next");

  private final String url;

  CliHabitsTest(LocalStack stack) {
    this.url = stack.ports().apiUrl();
  }

  /** A7: {@code --fetch-all --limit 1}. */
  @Test
  void twentyFiveSimsAreFetchedOneByOne() {
    Cli cli = operator(CliProfile.fresh());
    List<String> imsis = cli.newSims(25);

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
    Cli cli = operator(CliProfile.fresh());
    List<String> imsis = cli.newSims(25);

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
  void tokensLiveAsLongAsTheyMay(long asked, long lifetime) {
    CliProfile profile = CliProfile.fresh();
    Cli cli = operator(profile);
    cli.signedIn(cli.post("/auth", profile.login().put("tokenTimeoutSeconds", asked)));

    JsonNode claims = cli.claims();

    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(lifetime);
    cli.get("/subscribers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Abcdefg1", "1aBcdefg", "12345aB8"})
  void eightCharactersMakeAPassword(String password) {
    CliProfile profile = CliProfile.fresh();
    Cli cli = new Cli(url);
    JsonNode session = cli.post("/sandbox/init", profile.whole().put("password", password));
    String operator = session.path("operatorId").asText();
    cli.signedIn(session);
    String user = "/operators/" + operator + "/users/taro";
    cli.post(user, Api.JSON.createObjectNode());
    cli.post(user + "/password", Api.JSON.createObjectNode().put("password", password));

    cli.signedIn(cli.post("/auth", profile.login().put("password", password)));
    cli.signedIn(
        cli.post(
            "/auth",
            Api.JSON
                .createObjectNode()
                .put("operatorId", operator)
                .put("userName", "taro")
                .put("password", password)));
    assertThat(cli.operatorId()).isEqualTo(operator);
  }

  /** Some clients say what the body would be that they do not send, others send an empty one. */
  @Test
  void whatTakesNoBodyTakesAnyThatSaysNothing() {
    Cli cli = operator(CliProfile.fresh());
    String imsi = cli.newSims(1).get(0);
    String operator = cli.get("/subscribers/" + imsi).path("operatorId").asText();
    cli.post(
        "/subscribers/" + imsi + "/set_group",
        Api.JSON
            .createObjectNode()
            .put(
                "groupId",
                cli.post("/groups", Api.JSON.createObjectNode()).path("groupId").asText()));
    cli.post("/subscribers/" + imsi + "/activate");
    awaitCharge(cli);
    int before = cli.requestsSent();

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
    assertThat(cli.requestsSent() - before).as("nothing was repeated").isEqualTo(3 * 8);
  }

  /** There is nothing to export before (C10). */
  private static void awaitCharge(Cli cli) {
    await("a charge").until(() -> cli.get("/bills/latest").path("amount").asDouble() > 0);
  }

  private Cli operator(CliProfile profile) {
    return new Cli(url).configured(profile);
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
