package io.simledger.transfer.simtransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.local.CaughtMail;
import io.simledger.local.MailCatcher;
import io.simledger.transfer.Gate;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.TestSims;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T5: the destination hears of an offer, once, whatever happens to the mail server. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class OfferMailTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject TestSims sims;
  @Inject Offers offers;
  @Inject OfferCancellation cancellation;

  /** From {@link TestParts}. */
  MailCatcher mails;

  Gate mailServer;

  private String source;
  private String email;

  @BeforeEach
  void operators() {
    source = sims.operator();
    email = UUID.randomUUID() + "@example.com";
  }

  @AfterEach
  void theMailServerIsUp() {
    mailServer.shut();
    mailServer.open();
  }

  @Test
  @DisplayName("T5: the mail says who offers how many SIMs until when, and carries the token")
  void theMailLeadsToTheOffer() {
    TransferToken token = offers.issue(source, sims.operator(email, "en"), sims.ready(source, 3));

    CaughtMail mail = theOnlyMail();
    assertThat(mail.subject()).isEqualTo("SIMs are offered to you");
    String link = "http://localhost:8080/transfers/accept?token=" + token.reveal();
    assertThat(mail.text()).contains(source, "3 SIMs", "UTC", link, "You pay");
    assertThat(mail.html()).contains(source, "3 SIMs", "href=\"" + link + "\"");
  }

  @Test
  @DisplayName("T5: operators are written to in their language")
  void theMailSpeaksJapanese() {
    TransferToken token = offers.issue(source, sims.operator(email, "ja"), sims.ready(source, 1));

    CaughtMail mail = theOnlyMail();
    assertThat(mail.subject()).isEqualTo("IoT SIM の譲渡のお知らせ");
    assertThat(mail.text()).contains(source, "1 枚", "(UTC)", token.reveal());
    assertThat(mail.html()).contains(source, "1 枚", token.reveal());
  }

  @Test
  @DisplayName("T13: the same request again sends no second mail")
  void issuingAgainSendsNoSecondMail() {
    String destination = sims.operator(email, "en");
    List<String> imsis = sims.ready(source, 2);
    offers.issue(source, destination, imsis);
    offers.issue(source, destination, imsis);

    theOnlyMail();
  }

  @Test
  @DisplayName("T5: an offer that was rolled back is not told")
  void noMailOfARolledBackOffer() {
    String destination = sims.operator(email, "en");
    List<String> imsis = sims.ready(source, 2);
    QuarkusTransaction.begin();
    offers.issue(source, destination, imsis);
    QuarkusTransaction.rollback();

    offers.issue(source, destination, imsis.subList(0, 1));
    assertThat(theOnlyMail().text()).contains("1 SIM.");
  }

  @Test
  @DisplayName("T5: a mail waits for the mail server and then arrives once, under one Message-ID")
  void theMailSurvivesADownMailServer() throws Exception {
    mailServer.shut();
    offers.issue(source, sims.operator(email, "en"), sims.ready(source, 1));
    await().atMost(SOON).until(() -> attempts() >= 2);
    assertThat(mails.mailsTo(email)).isEmpty();
    String mailId = mailIds().get(0);

    mailServer.open();

    theOnlyMail();
    assertThat(messageIds()).containsExactly("<" + mailId + "@localhost>");
  }

  @Test
  @DisplayName("T5: a mail whose sender died is sent when its lease is over")
  void aClaimedMailComesBack() {
    mailServer.shut();
    offers.issue(source, sims.operator(email, "en"), sims.ready(source, 1));
    await().atMost(SOON).until(() -> attempts() >= 1);
    offers.update(
        "UPDATE outbox_mail SET next_attempt_at = next_attempt_at + interval '1 hour' WHERE recipient = :to",
        Map.of("to", email));
    mailServer.open();
    offers.update(
        "UPDATE outbox_mail SET next_attempt_at = created_at WHERE recipient = :to",
        Map.of("to", email));

    theOnlyMail();
  }

  @Test
  @DisplayName("T5: an offer that has ended meanwhile is not told any more")
  void aMailAboutAClosedOfferIsDropped() {
    mailServer.shut();
    TransferToken token = offers.issue(source, sims.operator(email, "en"), sims.ready(source, 1));
    cancellation.cancel(token, source);

    // An attempt that began before the offer ended finds the server shut.
    await().atMost(SOON).until(() -> mailIds().isEmpty());
    mailServer.open();
    assertThat(mails.mailsTo(email)).isEmpty();
  }

  @Test
  @DisplayName("T5: what waits to be sent has no token in it")
  void theOutboxKeepsNoToken() {
    mailServer.shut();
    TransferToken token = offers.issue(source, sims.operator(email, "en"), sims.ready(source, 1));

    assertThat(
            offers.texts(
                "SELECT CAST(m AS text) FROM outbox_mail m WHERE recipient = :to",
                Map.of("to", email)))
        .singleElement()
        .asString()
        .doesNotContain(token.reveal().substring(0, 8));
  }

  /** The mail that arrived, once the outbox has no further one. */
  private CaughtMail theOnlyMail() {
    await().atMost(SOON).until(() -> mailIds().isEmpty());
    assertThat(mails.mailsTo(email)).hasSize(1);
    return mails.mailsTo(email).get(0);
  }

  private List<String> mailIds() {
    return offers.texts(
        "SELECT mail_id FROM outbox_mail WHERE recipient = :to", Map.of("to", email));
  }

  private int attempts() {
    return offers
        .texts("SELECT attempts FROM outbox_mail WHERE recipient = :to", Map.of("to", email))
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private List<String> messageIds() throws MessagingException {
    return Arrays.stream(mails.server().getReceivedMessages())
        .filter(message -> isTo(message, email))
        .map(OfferMailTest::messageId)
        .toList();
  }

  private static boolean isTo(MimeMessage message, String recipient) {
    try {
      return message.getAllRecipients()[0].toString().contains(recipient);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
