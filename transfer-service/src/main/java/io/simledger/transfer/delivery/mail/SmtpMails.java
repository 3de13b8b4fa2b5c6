package io.simledger.transfer.delivery.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.simledger.transfer.outbox.MailDelivery;
import io.simledger.transfer.outbox.OutboxMail;
import io.simledger.transfer.simtransfer.OpenOffers;
import io.simledger.transfer.simtransfer.OpenOffers.OpenOffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes mails from what is true at the time of sending, and gives them to the mail server. The
 * token of an offer is derived here and nowhere kept.
 */
@ApplicationScoped
class SmtpMails implements MailDelivery {
  private static final Logger LOG = Logger.getLogger(SmtpMails.class);

  /** RFC 5322. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final OpenOffers offers;
  private final ObjectMapper json;
  private final URI console;
  private final InstantSource clock;

  SmtpMails(
      OpenOffers offers,
      ObjectMapper json,
      @ConfigProperty(name = "simledger.console-url") URI console,
      InstantSource clock) {
    this.offers = offers;
    this.json = json;
    this.console = console;
    this.clock = clock;
  }

  private record Offered(UUID transferId) {}

  @Override
  public Outcome deliver(OutboxMail mail, Duration timeout) {
    if (!mail.template().equals("simTransferOffered")) {
      throw new IllegalArgumentException("unknown template " + mail.template());
    }
    UUID transferId = read(mail).transferId();
    Optional<OpenOffer> offer = offers.find(transferId);
    if (offer.isEmpty()) {
      LOG.infof("%s is not sent: transfer %s is no longer open", mail, transferId);
      return Outcome.DROPPED;
    }
    send(mail, offer.get(), timeout);
    return Outcome.SENT;
  }

  private void send(OutboxMail mail, OpenOffer offer, Duration timeout) {
    MailLanguage language = MailLanguage.of(mail.language());
    language
        .offered(
            new OfferMail(
                offer.sourceOperatorId(),
                offer.sims(),
                language.say(offer.expiresAt()),
                acceptPage(offer)))
        .mail(
            new Mail()
                .addTo(mail.recipient())
                .setSubject(language.offerSubject())
                .addHeader("Date", DATE.format(clock.instant()))
                // The same at every attempt, so that a second copy can be told from a second mail.
                .addHeader("Message-ID", "<%s@%s>".formatted(mail.mailId(), console.getHost())))
        .send()
        .await()
        .atMost(timeout);
  }

  private URI acceptPage(OpenOffer offer) {
    String base = console.toString().replaceAll("/+$", "");
    return URI.create(base + "/transfers/accept?token=" + offer.token().reveal());
  }

  private Offered read(OutboxMail mail) {
    try {
      return json.readValue(mail.body(), Offered.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a body of " + mail.template(), e);
    }
  }
}
