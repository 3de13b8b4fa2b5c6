package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import io.simledger.e2e.Api;
import io.simledger.local.CaughtMail;
import io.simledger.local.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the offer to the acceptance, by two people at two browsers (T1 to T10). */
@OnConsoleStack
class HandOverTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+/transfers/accept\\?token=\\S+");

  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  HandOverTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void simsChangeHandsFromTheTableToTheMailToTheNewOwner(String language) {
    Api.Operator source = api.newOperator("source");
    Api.Operator destination = api.newOperator("destination");
    Api.Operator stranger = api.newOperator("stranger");
    List<String> sims = List.of(source.newSim("plan-D"), source.newSim("plan-D"));
    source.tag(sims.get(0), "name", "<script>alert('stored')</script>");

    try (Person giver = person(language)) {
      giver.openAs(source);
      giver.isWell();
      giver.act("transfer", sims);
      giver.page().fill("input[name=operatorId]", destination.id);
      giver.page().fill("input[name=email]", destination.email);
      giver.isWell();
      giver.screenshot("dialog-transfer");
      giver.confirm();
      assertThat(giver.see("#batch .success")).contains("2", destination.email);
      giver.click("#batch details summary");
      assertThat(giver.see("#as-curl"))
          .contains("transfer_token/issue", sims.get(0), destination.id)
          .doesNotContain(tokenIn(linkTo(destination)));
      giver.isWell();
      giver.screenshot("dialog-transferred");
    }

    String link = linkTo(destination);
    try (Person passer = person(language)) {
      passer.open(link);
      passer.signIn(stranger);
      assertThat(passer.see("main")).contains(stranger.id);
      passer.isWell();
      passer.screenshots("accept-not-yours");
    }
    try (Person taker = person(language)) {
      taker.open(link);
      taker.isWell();
      taker.signIn(destination);
      assertThat(taker.see(".card")).contains(source.id);
      taker.isWell();
      taker.screenshots("accept");
      taker.click("button[hx-post$='/accept']");
      assertThat(taker.see(".badge.accepted")).isNotBlank();
      taker.isWell();
      taker.open("/console/sims");
      assertThat(taker.see("table")).contains(sims.get(0), sims.get(1)).doesNotContain("alert");
    }
  }

  @InTestedLanguages
  void offersAreCancelledSimBySimAndAsAWhole(String language) {
    Api.Operator source = api.newOperator("source");
    Api.Operator destination = api.newOperator("destination");
    List<String> sims =
        List.of(source.newSim("plan-D"), source.newSim("plan-D"), source.newSim("plan-D"));
    source.offer(sims, destination);

    try (Person giver = person(language)) {
      giver.openAs(source);
      giver.open("/console/transfers");
      giver.isWell();
      giver.screenshots("transfers");
      giver.click("tbody a");
      giver.page().check("input[name=imsi][value='" + sims.get(0) + "']");
      giver.isWell();
      giver.screenshots("transfer");
      giver.click("button[data-needs-check]");
      giver.see(".badge.cancelled");
      giver.click("button[hx-get$='/cancel']");
      giver.see("#dialog[open]");
      giver.isWell();
      giver.confirm();
      giver.see("dl .badge.cancelled");
    }
    for (String imsi : sims) {
      assertThat(source.get("/v1/subscribers/" + imsi).get("status").asText()).isEqualTo("ready");
    }
  }

  @InTestedLanguages
  void aDestinationThatDoesNotExistIsRefusedInTheDialog(String language) {
    Api.Operator source = api.newOperator("source");
    String imsi = source.newSim("plan-D");

    try (Person giver = person(language)) {
      giver.openAs(source);
      giver.act("transfer", List.of(imsi));
      giver.page().fill("input[name=operatorId]", "OP0000000000");
      giver.page().fill("input[name=email]", "nobody@example.com");
      giver.confirm();
      assertThat(giver.see("#dialog .refusal .error")).contains("SEM");
      giver.expectRefusals();
      giver.isWell();
    }
    assertThat(source.get("/v1/subscribers/" + imsi).get("status").asText()).isEqualTo("ready");
  }

  private Person person(String language) {
    return new Person(browser, stack.ports().apiUrl(), language);
  }

  private String linkTo(Api.Operator destination) {
    CaughtMail mail =
        await("mail to the destination")
            .atMost(Duration.ofSeconds(20))
            .until(() -> stack.mails().mailsTo(destination.email), mails -> !mails.isEmpty())
            .get(0);
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as("a link in %s", mail.text()).isTrue();
    return link.group();
  }

  private static String tokenIn(String link) {
    return link.substring(link.indexOf('=') + 1);
  }
}
