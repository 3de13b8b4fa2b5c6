package io.simledger.transfer.console.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does to select SIMs, start something and see what came of it. */
final class BatchPages {
  private static final Pattern BATCH = Pattern.compile("/console/batches/([0-9a-f-]{36})");

  private BatchPages() {}

  static Map<String, String> destination(TestOperator operator) {
    return Map.of("operatorId", operator.operatorId, "email", operator.email);
  }

  /** The preview of an action on SIMs. */
  static Response select(Browser browser, List<String> imsis, String action) {
    return browser.post("/console/batches", Map.of("imsi", imsis, "action", action));
  }

  /** The path of the selection that a preview is of. */
  static String batch(Response preview) {
    Matcher path = BATCH.matcher(preview.asString());
    assertThat(path.find()).as(preview.asString()).isTrue();
    return path.group();
  }

  /** Does something to all of the SIMs; the path of the selection. */
  static String finished(
      Browser browser, List<String> imsis, String action, Map<String, String> form) {
    String batch = batch(select(browser, imsis, action));
    browser.post(batch + "/" + action, form).then().statusCode(200);
    assertThat(outcome(browser, batch)).contains("Done for " + imsis.size());
    return batch;
  }

  /** What the page says when all is done. */
  static String outcome(Browser browser, String batch) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> browser.getPart(batch).asString(), part -> !part.contains("<progress"));
  }
}
