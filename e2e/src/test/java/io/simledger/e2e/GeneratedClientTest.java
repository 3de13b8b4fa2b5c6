package io.simledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.simledger.local.CaughtMail;
import io.simledger.local.LocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client that a generator makes of Soracom's definition takes the whole journey. */
@OnRunningStack
class GeneratedClientTest {
  private static final String PASSWORD = "Password-1";
  private static final BigDecimal TAX = new BigDecimal("1.10");

  /** What a client reads where its definition knows no such value. */
  private static final String UNKNOWN = "unknown_default_open_api";

  private final LocalStack stack;
  private final Api ownOperations;
  private final GeneratedClient source;
  private final GeneratedClient destination;

  GeneratedClientTest(LocalStack stack) {
    this.stack = stack;
    this.ownOperations = new Api(stack);
    this.source = new GeneratedClient(stack.ports().apiUrl());
    this.destination = new GeneratedClient(stack.ports().apiUrl());
  }

  @BeforeAll
  static void sayWhatItIsMadeFrom() {
    if (System.getProperty("api.root", "").isEmpty()) {
      System.out.println(
          "Soracom's definition is neither at SORACOM_OPENAPI nor in ../shared/reference; the client"
              + " is generated from this project's own document.");
    }
  }

  @Test
  void theWholeJourney() throws IOException {
    ownOperations.reset();
    YearMonth month = YearMonth.from(ownOperations.now().atZone(ZoneOffset.UTC)).plusMonths(1);
    ownOperations.travelTo(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    signUp(source, "source@example.com");
    JsonNode other = signUp(destination, "destination@example.com");
    List<String> imsis = List.of(newSim(source), newSim(source));
    assertThat(imsisOf(source)).containsExactlyInAnyOrderElementsOf(imsis);

    ownOperations.travelTo(month.atDay(10).atTime(9, 0).toInstant(ZoneOffset.UTC));
    logIn(source, "source@example.com");
    logIn(destination, "destination@example.com");
    String token =
        source
            .call(
                "Subscriber",
                "issueSubscriberTransferToken",
                Map.of(
                    "transferDestinationOperatorId",
                    other.path("operatorId").asText(),
                    "transferDestinationOperatorEmail",
                    "destination@example.com",
                    "transferImsi",
                    imsis))
            .path("token")
            .asText();
    assertThat(source.call("Subscriber", "getSubscriber", imsis.get(0)).path("status").asText())
        .isIn("transferring", UNKNOWN);
    assertThat(mailTo("destination@example.com").text()).contains(token);
    assertThat(
            Api.imsis(
                destination.call(
                    "Subscriber", "verifySubscriberTransferToken", Map.of("token", token))))
        .containsExactlyInAnyOrderElementsOf(imsis);
    assertThat(imsisOf(source)).isEmpty();
    assertThat(imsisOf(destination)).containsExactlyInAnyOrderElementsOf(imsis);

    ownOperations.travelTo(month.plusMonths(1).atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC));
    logIn(source, "source@example.com");
    logIn(destination, "destination@example.com");
    assertThat(daysPaid(source, month)).isEqualTo(2 * 9);
    assertThat(daysPaid(destination, month)).isEqualTo(2 * (month.lengthOfMonth() - 9));
  }

  private static JsonNode signUp(GeneratedClient client, String email) {
    JsonNode session =
        client.call(
            "ApiSandboxOperator",
            "sandboxInitializeOperator",
            Map.of(
                "email",
                email,
                "password",
                PASSWORD,
                "authKeyId",
                "keyId-generated",
                "authKey",
                "secret-generated"));
    client.signIn(session);
    return session;
  }

  private static void logIn(GeneratedClient client, String email) {
    client.signIn(client.call("Auth", "auth", Map.of("email", email, "password", PASSWORD)));
  }

  private static String newSim(GeneratedClient client) {
    JsonNode created =
        client.call(
            "ApiSandboxSubscriber", "sandboxCreateSubscriber", Map.of("subscription", "plan-D"));
    JsonNode registered =
        client.call(
            "Subscriber",
            "registerSubscriber",
            created.path("imsi").asText(),
            Map.of("registrationSecret", created.path("registrationSecret").asText()));
    assertThat(registered.path("status").asText()).isEqualTo("ready");
    return registered.path("imsi").asText();
  }

  private static List<String> imsisOf(GeneratedClient client) {
    assertThat(client.call("Sim", "listSims"))
        .hasSameSizeAs(client.call("Subscriber", "listSubscribers"));
    return StreamSupport.stream(client.call("Subscriber", "listSubscribers").spliterator(), false)
        .map(subscriber -> subscriber.path("imsi").asText())
        .toList();
  }

  private CaughtMail mailTo(String email) {
    return await("the mail")
        .atMost(Duration.ofSeconds(20))
        .until(() -> stack.mails().mailsTo(email), mails -> !mails.isEmpty())
        .get(0);
  }

  /** The days of the billing detail, which is the bill and the same in both ways of export. */
  private static int daysPaid(GeneratedClient client, YearMonth month) throws IOException {
    String yyyyMM = DateTimeFormatter.ofPattern("yyyyMM").format(month);
    JsonNode export = client.call("Billing", "exportBilling", yyyyMM);
    BillingDetail detail = downloaded(export.path("url").asText());
    assertThat(downloaded(exportedLater(client, yyyyMM)).bytes()).isEqualTo(detail.bytes());
    JsonNode bill = client.call("Billing", "getBilling", yyyyMM);
    assertThat(bill.path("state").asText()).isEqualTo("closed");
    assertThat(bill.path("amount").decimalValue())
        .isEqualByComparingTo(detail.sum().multiply(TAX).setScale(0, RoundingMode.CEILING));
    assertThat(client.call("Billing", "getBillingHistory").findValuesAsText("yearMonth"))
        .contains(yyyyMM);
    return detail.rows().size();
  }

  private static String exportedLater(GeneratedClient client, String yyyyMM) {
    String fileId =
        client.call("Billing", "exportBilling", yyyyMM, "async").path("exportedFileId").asText();
    return await("the export")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> client.call("Files", "getExportedFile", fileId),
            file -> file.path("status").asText().equals("exported"))
        .path("url")
        .asText();
  }

  private static BillingDetail downloaded(String url) throws IOException {
    return BillingDetail.read(URI.create(url).toURL().openStream());
  }
}
