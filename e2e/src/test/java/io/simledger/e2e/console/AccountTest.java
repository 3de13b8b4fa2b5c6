package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.LoadState;
import io.simledger.e2e.Api;
import io.simledger.local.LocalStack;
import org.junit.jupiter.api.Test;

/** Who may do what: keys, users, roles, the audit log; and what surrounds every page. */
@OnConsoleStack
class AccountTest {
  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  AccountTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  @InTestedLanguages
  void aSecretIsShownOnceAndAUserMayDoWhatItWasPermitted(String language) {
    Api.Operator operator = api.newOperator("operator");

    try (Person root = person(language)) {
      root.open("/console/users");
      root.isWell();
      root.screenshots("sign-in");
      root.signIn(operator);
      assertThat(root.page().url()).endsWith("/console/users");
      root.isWell();
      root.screenshots("users");
      root.page().click("button[hx-get$='/users/new']");
      root.page().waitForSelector("#dialog[open] form");
      root.isWell();
      root.page().fill("#dialog input >> nth=0", "reader");
      root.confirm();
      root.page().waitForURL("**/console/users/reader");
      root.isWell();
      root.screenshots("user");
      root.open("/console/roles");
      root.isWell();
      root.screenshots("roles");

      root.open("/console/account");
      root.page().click("button[hx-post$='/keys']");
      String secret = root.see("#new-key-secret");
      assertThat(secret).startsWith("secret-");
      root.isWell();
      root.click("#dialog button.primary");
      root.open("/console/account");
      assertThat(root.page().content()).doesNotContain(secret);
      root.isWell();
      root.screenshots("account");

      root.open("/console/audit");
      root.isWell();
      root.screenshots("audit");
      root.open("/console/mailbox");
      root.isWell();
      root.screenshots("mailbox");
      root.open("/console/groups");
      root.isWell();
      root.screenshots("groups");
    }
  }

  @Test
  void languageAppearanceAndCoverageAreChosenAndRemembered() {
    Api.Operator operator = api.newOperator("operator");
    String global = operator.newSim("plan-D");

    try (Person person = person("en")) {
      person.openAs(operator);
      assertThat(person.see("table")).contains(global);
      person.click("button[name=coverage][value=g]");
      assertThat(person.see("main")).doesNotContain(global);
      person.isWell();
      person.click("button[name=coverage][value=jp]");
      person.open("/console/account");
      person.page().click("main button[name=language][value=ja]");
      person.page().waitForSelector("main button[name=language][value=ja][aria-pressed=true]");
      person.page().click(".bar .dropdown > summary");
      person.click(".bar button[name=theme][value=dark]");
      assertThat(person.page().getAttribute("html", "data-theme")).isEqualTo("dark");
      person.isWell();
      person.page().click(".bar .dropdown > summary");
      person.click(".bar button[name=language][value=ja]");
      assertThat(person.page().getAttribute("html", "lang")).isEqualTo("ja");
      person.page().click(".bar .dropdown > summary");
      person.page().click(".bar button[hx-post^='/console/auth/logout']");
      person.page().waitForURL("**/console/auth**");
      person.open("/console/sims");
      assertThat(person.page().url()).contains("/console/auth?return=");
    }
  }

  /** The address of a page that does not exist, and one that is not the caller's. */
  @Test
  void whatDoesNotExistIsAPageThatSaysSo() {
    Api.Operator operator = api.newOperator("operator");
    String foreign = api.newOperator("other").newSim("plan-D");

    try (Person person = person("ja")) {
      person.openAs(operator);
      assertThat(person.open("/console/nowhere").status()).isEqualTo(404);
      person.expectRefusals();
      person.isWell();
      person.screenshots("error");
      assertThat(person.open("/console/sims/" + foreign).status()).isEqualTo(404);
      person.expectRefusals();
      person.isWell();
      person.page().waitForLoadState(LoadState.NETWORKIDLE);
    }
  }

  private Person person(String language) {
    return new Person(browser, stack.ports().apiUrl(), language);
  }
}
