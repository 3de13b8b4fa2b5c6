package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import io.simledger.e2e.Api;
import io.simledger.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was started in the console is done, whatever dies meanwhile. */
@OnConsoleStack
class BatchCrashTest {
  private static final int SIMS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  BatchCrashTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  @Test
  void aChangeOfManySimsGoesOnWhereTheServiceWasKilled() {
    Api.Operator operator = api.newOperator("operator");
    JsonNode made =
        operator
            .request(
                "POST",
                "/v1/sandbox/sims",
                JSON.createObjectNode().put("subscription", "plan-D").put("count", SIMS))
            .send()
            .json(201);
    List<String> imsis = new ArrayList<>();
    made.get("imsi").forEach(imsi -> imsis.add(imsi.asText()));

    String batch;
    try (Person person = new Person(browser, stack.ports().apiUrl(), "en")) {
      person.openAs(operator);
      person.page().check("#select-page");
      person.page().check("input[name=all]");
      person.choose("activate");
      batch = person.page().getAttribute("#dialog form", "hx-post").replace("/activate", "");
      person.confirm();
      person.page().waitForSelector("#batch progress:not([value='0'])");
    }
    stack.transfer().kill();
    stack.transfer().start();
    stack.transfer().awaitReady();

    await("the last SIM")
        .atMost(Duration.ofMinutes(2))
        .until(() -> statusOf(operator, imsis.get(SIMS - 1)).equals("active"));
    try (Person person = new Person(browser, stack.ports().apiUrl(), "en")) {
      person.openAs(operator);
      person.open(batch);
      assertThat(person.see("#batch .success")).contains("1,000");
    }
    for (String imsi : List.of(imsis.get(0), imsis.get(SIMS / 2), imsis.get(SIMS - 1))) {
      JsonNode history =
          operator.get(
              "/v1/sims/"
                  + operator.get("/v1/subscribers/" + imsi).get("simId").asText()
                  + "/statuses/history");
      assertThat(history.findValuesAsText("status")).containsExactly("active", "ready");
    }
  }

  private static String statusOf(Api.Operator operator, String imsi) {
    return operator.get("/v1/subscribers/" + imsi).get("status").asText();
  }
}
