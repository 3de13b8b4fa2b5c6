package io.simledger.transfer.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.simledger.transfer.Browser;
import io.simledger.transfer.TestOperator;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.platform.SandboxOnly;
import io.simledger.transfer.platform.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestParts.class)
@DisplayName("X2, X3 clock and mailbox in the console")
class SandboxPagesTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  @Inject Sql sql;
  @Inject InstantSource clock;
  @Inject Mailer mailer;

  @Test
  void bothExistOnlyInASandbox() {
    assertThat(ClockPage.class).hasAnnotation(SandboxOnly.class);
    assertThat(MailboxPage.class).hasAnnotation(SandboxOnly.class);
  }

  @ParameterizedTest
  @CsvSource({"en, Clock, 1 month", "ja, 時計, 1 か月"})
  void theClockIsShownInBothLanguages(String language, String title, String month) {
    assertThat(
            Browser.signedIn(TestOperator.create()).in(language).get("/console/clock").asString())
        .contains("<h1>" + title + "</h1>", month, "value=\"P1M\"");
  }

  /** The session would end on the way; it lasts from the new time on. */
  @Test
  void theSessionOutlivesTheJump() {
    Browser browser = Browser.signedIn(TestOperator.create());
    Instant before = clock.instant();
    expireAt(browser, before.plus(Duration.ofMinutes(5)));
    Response moved = browser.post("/console/clock/advance", Map.of("by", "PT1S"));
    assertThat(moved.statusCode()).describedAs(moved.asString()).isEqualTo(200);
    assertThat(moved.asString()).contains("id=\"clock\"", "The clock moved from");
    assertThat(expiryOf(browser)).isAfter(before.plus(Duration.ofHours(11)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "P99Y"})
  void anythingElseThanAStepIsRefused(String by) {
    Response answer =
        Browser.signedIn(TestOperator.create()).post("/console/clock/advance", Map.of("by", by));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).contains("COM0002");
  }

  @Test
  void theClockIsNotSetBack() {
    TestOperator operator = TestOperator.create();
    operator.readySim();
    Browser browser = Browser.signedIn(operator);
    Response back = browser.post("/console/clock", Map.of("time", "2001-01-01T00:00"));
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(back.asString()).contains("SBX0003");
    assertThat(browser.post("/console/clock", Map.of("time", "noon")).statusCode()).isEqualTo(400);
  }

  @Test
  void mailsAreShownAsTextTheNewestFirst() {
    TestOperator operator = TestOperator.create();
    String others = UUID.randomUUID() + "@example.com";
    send(
        operator.email,
        "first " + SCRIPT,
        "Look: http://localhost:8080/transfers/accept?token=x.y");
    send(operator.email, "second", "Elsewhere: https://evil.example/console/ " + SCRIPT);
    send(others, "not mine", "");
    Browser browser = Browser.signedIn(operator);

    String page = browser.get("/console/mailbox").asString();
    assertThat(page)
        .contains("<a href=\"/transfers/accept?token=x.y\">")
        .contains("https://evil.example/console/")
        .contains("&lt;b&gt;html&lt;/b&gt;")
        .doesNotContain("href=\"https://evil.example")
        .doesNotContain(SCRIPT, "<b>html", "not mine");
    assertThat(page.indexOf("second")).isLessThan(page.indexOf("first"));

    assertThat(browser.get("/console/mailbox?all=true").asString()).contains("not mine");
    assertThat(browser.get("/console/mailbox?to=" + others).asString())
        .contains("not mine")
        .doesNotContain("second");
  }

  @ParameterizedTest
  @CsvSource({"en, No mail", "ja, メールはありません"})
  void anEmptyMailboxSaysSo(String language, String empty) {
    assertThat(
            Browser.signedIn(TestOperator.create()).in(language).get("/console/mailbox").asString())
        .contains(empty);
  }

  @Test
  void mailsArePaged() {
    TestOperator operator = TestOperator.create();
    for (int i = 0; i < 21; i++) {
      send(operator.email, "mail number " + i + ".", "");
    }
    Browser browser = Browser.signedIn(operator);
    String first = browser.get("/console/mailbox").asString();
    assertThat(first).contains("mail number 20.", "rel=\"next\"").doesNotContain("mail number 0.");
    String next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
    assertThat(browser.get(next.replace("&amp;", "&")).asString())
        .contains("mail number 0.")
        .doesNotContain("mail number 20.", "rel=\"next\"");
  }

  private void send(String to, String subject, String text) {
    mailer.send(Mail.withText(to, subject, text).setHtml("<b>html</b>" + SCRIPT));
  }

  private void expireAt(Browser browser, Instant time) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "UPDATE auth_session SET expires_at = :time WHERE session_id = :id",
                    Map.of("time", time, "id", id(browser))));
  }

  private Instant expiryOf(Browser browser) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.value(
                    "SELECT expires_at FROM auth_session WHERE session_id = :id",
                    Map.of("id", id(browser)),
                    Instant.class));
  }

  private static UUID id(Browser browser) {
    return UUID.fromString(browser.session().substring(0, 36));
  }
}
