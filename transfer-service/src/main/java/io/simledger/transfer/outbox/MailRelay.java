package io.simledger.transfer.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.simledger.transfer.outbox.OutboxMails.MailWritten;
import io.simledger.transfer.platform.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends due mails, a few at a time: claims one, sends it outside of any transaction, records the
 * end. A failure puts it off; a crash leaves it until its lease is over.
 */
@ApplicationScoped
class MailRelay {
  private static final Logger LOG = Logger.getLogger(MailRelay.class);

  private final OutboxMails mails;
  private final MailDelivery delivery;
  private final RelayMeters meters;
  private final OutboxConfig.Mails config;
  private final Backoff backoff;
  private final List<Thread> senders = new ArrayList<>();
  private final Object due = new Object();
  private long wakes;
  private volatile boolean stopping;

  MailRelay(OutboxMails mails, MailDelivery delivery, RelayMeters meters, OutboxConfig config) {
    this.mails = mails;
    this.delivery = delivery;
    this.meters = meters;
    this.config = config.mails();
    this.backoff = new Backoff(this.config.firstBackoff(), this.config.maxBackoff());
    if (this.config.lease().compareTo(this.config.sendTimeout()) <= 0) {
      throw new IllegalStateException("simledger.outbox.mails.lease must exceed send-timeout");
    }
  }

  void start(@Observes StartupEvent started) {
    for (int i = 0; i < config.senders(); i++) {
      senders.add(RelayThreads.start("outbox-mail-" + i, this::send));
    }
  }

  /** What is being sent is sent to its end and recorded: broken off, it would be sent twice. */
  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    wake();
    long deadline = System.nanoTime() + config.sendTimeout().toNanos();
    for (Thread sender : senders) {
      RelayThreads.awaitEnd(sender, Duration.ofNanos(deadline - System.nanoTime()));
    }
    senders.forEach(RelayThreads::end);
  }

  void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailWritten written) {
    wake();
  }

  private void wake() {
    synchronized (due) {
      wakes++;
      due.notifyAll();
    }
  }

  private void send() throws InterruptedException {
    while (!stopping) {
      long seen = wakesSeen();
      try {
        if (sendNext()) {
          continue;
        }
      } catch (RuntimeException | Error e) {
        LOG.warnf("Mails wait for the database: %s", e);
      }
      awaitWakeAfter(seen);
    }
  }

  /** Whether there was a mail to send. */
  private boolean sendNext() {
    Optional<OutboxMail> claimed =
        QuarkusTransaction.requiringNew().call(() -> mails.claim(config.lease()));
    claimed.ifPresent(this::sendAndRecord);
    return claimed.isPresent();
  }

  private void sendAndRecord(OutboxMail mail) {
    try {
      MailDelivery.Outcome outcome = delivery.deliver(mail, config.sendTimeout());
      if (outcome == MailDelivery.Outcome.SENT) {
        meters.mailSent();
      }
    } catch (RuntimeException | Error e) {
      meters.mailFailed();
      Duration pause = backoff.after(mail.attempt());
      logFailure(mail, pause, e);
      QuarkusTransaction.requiringNew().run(() -> mails.retryAfter(mail, pause));
      return;
    }
    QuarkusTransaction.requiringNew().run(() -> mails.delete(mail));
  }

  /** Ever more rarely, so that a long outage does not fill the log. */
  private static void logFailure(OutboxMail mail, Duration pause, Throwable cause) {
    Logger.Level level =
        Integer.bitCount(mail.attempt()) == 1 ? Logger.Level.WARN : Logger.Level.DEBUG;
    LOG.logf(level, "%s failed and is repeated in %s: %s", mail, pause, cause);
  }

  private long wakesSeen() {
    synchronized (due) {
      return wakes;
    }
  }

  private void awaitWakeAfter(long seen) throws InterruptedException {
    synchronized (due) {
      if (wakes == seen) {
        due.wait(config.poll().toMillis());
      }
    }
  }
}
