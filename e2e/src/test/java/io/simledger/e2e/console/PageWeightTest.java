package io.simledger.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import io.simledger.e2e.Api;
import io.simledger.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How much a browser has to fetch, with nothing in its cache. */
@OnConsoleStack
class PageWeightTest {
  private static final int LIMIT = 300 * 1024;
  private static final List<String> PAGES =
      List.of(
          "/console/sims",
          "/console/groups",
          "/console/transfers",
          "/console/bills",
          "/console/bills/latest",
          "/console/discounts",
          "/console/payment",
          "/console/account",
          "/console/users",
          "/console/audit",
          "/console/clock",
          "/console/mailbox");

  private final LocalStack stack;
  private final Browser browser;
  private final Api api;

  PageWeightTest(LocalStack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
    this.api = new Api(stack);
  }

  @Test
  void everyPageIsLightAndChartsAreFetchedOnlyWhereTheyAreShown() {
    Api.Operator operator = api.newOperator("operator");
    operator.newSim("plan-D");
    Map<String, Integer> weights = new TreeMap<>();
    try (Person person = new Person(browser, stack.ports().apiUrl(), "en")) {
      person.openAs(operator);
      for (String path : PAGES) {
        List<Response> answers = new ArrayList<>();
        Consumer<Response> listener = answers::add;
        person.page().onResponse(listener);
        person.open(path);
        // Nothing of the page comes while the next one is opened, when it could not be read.
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
        person.page().offResponse(listener);
        weights.put(path, answers.stream().mapToInt(PageWeightTest::compressed).sum());
        assertThat(answers.stream().anyMatch(answer -> answer.url().contains("/charts-")))
            .as("charts on " + path)
            .isEqualTo(path.equals("/console/bills/latest"));
      }
    }
    assertThat(weights).allSatisfy((path, bytes) -> assertThat(bytes).as(path).isLessThan(LIMIT));
  }

  private static int compressed(Response answer) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(answer.body());
      }
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
