package io.simledger.transfer.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.simledger.transfer.TestParts;
import io.simledger.transfer.outbox.OutboxMails.MailWritten;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link MailDelivery} promises, with a mail that only the relay of the test claims. */
@QuarkusTest
@QuarkusTestResource(TestParts.class)
class MailRelayTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Sql sql;
  @Inject InstantSource clock;
  @Inject Event<MailWritten> written;
  @Inject RelayMeters meters;
  @Inject OutboxConfig config;

  @Test
  @DisplayName("T5: a mail that is being sent when the service stops is sent once and recorded")
  void whatIsBeingSentAtTheEndIsSentOnce() throws Exception {
    OutboxMail mail = writtenMail();
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    MailRelay relay =
        relay(
            mail,
            (delivered, timeout) -> {
              sending.countDown();
              awaitLatch(taken);
              sent.incrementAndGet();
              return MailDelivery.Outcome.SENT;
            });
    relay.start(new StartupEvent());
    assertThat(sending.await(SOON.toSeconds(), SECONDS)).isTrue();
    Thread stop = new Thread(() -> relay.stop(new ShutdownEvent()));
    stop.start();
    await().atMost(SOON).until(() -> stop.getState() == Thread.State.TIMED_WAITING);
    taken.countDown();
    stop.join(SOON.toMillis());

    assertThat(sent).hasValue(1);
    assertThat(nextAttempts(mail)).isEmpty();
  }

  @Test
  void aMailWhoseDeliveryBreaksDownIsPutOffAndItsSenderGoesOn() {
    OutboxMail mail = writtenMail();
    MailRelay relay =
        relay(
            mail,
            (delivered, timeout) -> {
              throw new StackOverflowError("of the test");
            });
    relay.start(new StartupEvent());
    await().atMost(SOON).until(() -> nextAttempts(mail).get(0) < 3600);
    relay.stop(new ShutdownEvent());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    "DELETE FROM outbox_mail WHERE mail_id = :mailId",
                    Map.of("mailId", mail.mailId())));
  }

  private MailRelay relay(OutboxMail mail, MailDelivery delivery) {
    AtomicBoolean claimed = new AtomicBoolean();
    OutboxMails mails =
        new OutboxMails(sql, clock, written) {
          @Override
          Optional<OutboxMail> claim(Duration lease) {
            return claimed.getAndSet(true) ? Optional.empty() : Optional.of(mail);
          }
        };
    return new MailRelay(mails, delivery, meters, config);
  }

  /** A mail that is due in a day, which the service leaves alone. */
  private OutboxMail writtenMail() {
    OutboxMail mail =
        new OutboxMail(UUID.randomUUID(), "simTransferOffered", "a@example.com", "en", "{}", 1);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.update(
                    """
                    INSERT INTO outbox_mail (
                      mail_id, template, recipient, language, body, created_at, next_attempt_at
                    )
                    VALUES (
                      :mailId, 'simTransferOffered', 'a@example.com', 'en', '{}', :now, :due
                    )
                    """,
                    Map.of(
                        "mailId", mail.mailId(),
                        "now", clock.instant(),
                        "due", clock.instant().plus(Duration.ofDays(1)))));
    return mail;
  }

  /** In how many seconds the mail is due; nothing when it is gone. */
  private List<Long> nextAttempts(OutboxMail mail) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.query(
                    """
                    SELECT CAST(extract(epoch FROM next_attempt_at - :now) AS bigint)
                    FROM outbox_mail
                    WHERE mail_id = :mailId
                    """,
                    Map.of("mailId", mail.mailId(), "now", clock.instant()),
                    row -> (Long) row[0]));
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
