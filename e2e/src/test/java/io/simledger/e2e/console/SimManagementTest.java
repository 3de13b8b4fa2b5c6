package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import io.simledger.e2e.Api;
import io.simledger.local.LocalStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding SIMs, selecting them and doing something to them. */
@OnConsoleStack
class SimManagementTest {
  private static final int MANY = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  SimManagementTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  @InTestedLanguages
  void simsAreFoundActivatedTaggedAndTerminated(String language) {
    Api.Operator operator = api.newOperator("operator");
    List<String> sims =
        List.of(operator.newSim("plan-D"), operator.newSim("plan-D"), operator.newSim("plan-D"));
    operator.tag(sims.get(1), "name", "Pump");

    try (Person person = new Person(browser, stack.ports().apiUrl(), language)) {
      person.openAs(operator);
      person.screenshots("sims");
      person.page().fill("input[name=q]", "pum");
      person.page().waitForSelector("#sims tbody tr:only-child");
      assertThat(person.page().url()).contains("q=pum");
      person.act("activate", List.of(sims.get(1)));
      person.isWell();
      person.confirm();
      person.see("#batch .success");
      person.click("#batch a.primary");
      assertThat(person.see("tr:has-text('" + sims.get(1) + "') .badge.active")).isNotBlank();

      person.act("terminate", List.of(sims.get(0)));
      assertThat(person.see("#dialog")).isNotBlank();
      assertThat(person.page().locator("#dialog button.danger").count())
          .as("protected from termination (S3)")
          .isZero();
      person.open("/console/sims/" + sims.get(1));
      person.page().fill("#tags .fields input[name=name]", "place");
      person.page().fill("#tags .fields input[name=value]", "<b>Kyoto</b>");
      person.click("#tags .fields button");
      assertThat(person.see("#tags tbody")).contains("<b>Kyoto</b>");
      person.isWell();
      person.screenshots("sim");
    }
    assertThat(operator.get("/v1/subscribers/" + sims.get(1)).at("/tags/place").asText())
        .isEqualTo("<b>Kyoto</b>");
  }

  @InTestedLanguages
  void aListIsCheckedLineByLine(String language) {
    Api.Operator operator = api.newOperator("operator");
    String mine = operator.newSim("plan-D");
    String foreign = api.newOperator("other").newSim("plan-D");

    try (Person person = new Person(browser, stack.ports().apiUrl(), language)) {
      person.openAs(operator);
      person.click("button[hx-get='/console/batches/listed']");
      person.page().fill("#dialog textarea", String.join("\n", mine, "no number", foreign, mine));
      person.confirm();
      person.see("#dialog .success");
      assertThat(person.page().locator("#dialog .notice li").count()).isEqualTo(3);
      person.isWell();
      person.screenshot("dialog-list");
      person.click("#dialog button[hx-get$='/suspend']");
      person.page().waitForSelector("#dialog form[hx-post$='/suspend']");
      person.confirm();
      person.see("#batch .success");
    }
    assertThat(operator.get("/v1/subscribers/" + mine).get("status").asText())
        .isEqualTo("suspended");
  }

  @Test
  void tenThousandSelectedSimsAreOfferedWithProgress() {
    Api.Operator source = api.newOperator("source");
    Api.Operator destination = api.newOperator("destination");
    source
        .request(
            "POST",
            "/v1/sandbox/sims",
            JSON.createObjectNode().put("subscription", "plan-D").put("count", MANY))
        .send()
        .json(201);

    try (Person person = new Person(browser, stack.ports().apiUrl(), "en")) {
      person.openAs(source);
      person.page().check("#select-page");
      person.page().check("input[name=all]");
      assertThat(person.see(".chosen")).contains("10,000");
      person.choose("transfer");
      assertThat(person.see("#dialog")).contains("10,000");
      person.page().fill("input[name=operatorId]", destination.id);
      person.page().fill("input[name=email]", destination.email);
      person.confirm();
      person.see("#batch progress");
      assertThat(person.see("#batch .success")).contains("10,000");
      person.click("#batch a[href*='/console/transfers/']");
      assertThat(person.see("dl.facts")).contains("10,000");
      person.isWell();
    }
  }
}
