package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.simledger.e2e.Api;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;

/** What SIMs cost: months, charts, records, the file, discounts (B9 to B13, C6). */
@OnConsoleStack
class BillingTest {
  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  BillingTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  /** A month of time travel charges every SIM there is. */
  @BeforeEach
  void begin() {
    api.reset();
  }

  @InTestedLanguages
  void aMonthIsLetPassLookedAtAndDownloaded(String language) throws IOException {
    Api.Operator operator = api.newOperator("operator");
    String imsi = operator.newSim("plan-D");
    operator.tag(imsi, "name", "<i>Pump</i>, \"north\"");
    String month =
        DateTimeFormatter.ofPattern("yyyyMM")
            .format(YearMonth.from(api.now().atZone(ZoneOffset.UTC)));

    try (Person person = new Person(browser, stack.ports().apiUrl(), language)) {
      person.openAs(operator);
      person.open("/console/clock");
      person.isWell();
      person.screenshots("clock");
      person.page().click("button[value=P1M]");
      person.page().waitForSelector("#clock .success", patience());
      person.open("/console/bills");
      person.isWell();
      person.screenshots("bills");
      person.click("a[href='/console/bills/" + month + "']");
      person.page().waitForSelector("canvas");
      assertThat(person.see("section[aria-labelledby=by-service]")).contains("basicCharge");
      assertThat(person.page().locator("#days tbody tr").count()).isPositive();
      assertThat(person.see("section[aria-labelledby=by-sim]")).contains(imsi);
      person.isWell();
      person.screenshots("bill");

      person.page().click("button[hx-post$='/export']");
      Download file = person.page().waitForDownload(() -> person.page().click("#export a.primary"));
      assertThat(file.suggestedFilename())
          .endsWith("-" + operator.id + "-billing-" + month + ".csv");
      assertThat(Files.readString(file.path()))
          .startsWith("\uFEFFimsi,")
          .contains(imsi, "\"<i>Pump</i>, \"\"north\"\"\"");

      person.open("/console/bills/" + month + "/records?imsi=" + imsi);
      person.isWell();
      person.screenshots("records");
      person.click("tbody a[href*='/records/']");
      assertThat(person.see("main")).contains("basicCharge-ready");
      person.isWell();
      person.screenshots("record");
    }
  }

  @InTestedLanguages
  void discountsAndThePaymentMethodAreSet(String language) {
    Api.Operator operator = api.newOperator("operator");

    try (Person person = new Person(browser, stack.ports().apiUrl(), language)) {
      person.openAs(operator);
      person.open("/console/discounts");
      person.isWell();
      person.screenshots("discounts");
      person.page().click("button[hx-get$='/coupons/buy']");
      person.page().waitForSelector("#dialog[open] form");
      person.isWell();
      person.confirm();
      person.page().waitForSelector("#dialog form[hx-post$='/confirm']");
      person.confirm();
      assertThat(person.see("#coupon-code")).isNotBlank();
      person.confirm();
      person.page().waitForSelector("main tbody");
      person.open("/console/payment");
      person.isWell();
      person.screenshots("payment");
    }
  }

  private static Page.WaitForSelectorOptions patience() {
    return new Page.WaitForSelectorOptions().setTimeout(120_000);
  }
}
