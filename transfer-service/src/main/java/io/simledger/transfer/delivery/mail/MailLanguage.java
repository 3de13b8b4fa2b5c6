package io.simledger.transfer.delivery.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The languages of mails. */
enum MailLanguage {
  EN(
      "SIMs are offered to you",
      DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)) {
    @Override
    MailTemplateInstance offered(OfferMail offer) {
      return Templates.simTransferOffered_en(offer);
    }
  },
  JA(
      "IoT SIM の譲渡のお知らせ",
      DateTimeFormatter.ofPattern("uuuu 年 M 月 d 日 HH:mm '(UTC)'", Locale.JAPANESE)) {
    @Override
    MailTemplateInstance offered(OfferMail offer) {
      return Templates.simTransferOffered_ja(offer);
    }
  };

  private final String offerSubject;
  private final DateTimeFormatter time;

  MailLanguage(String offerSubject, DateTimeFormatter time) {
    this.offerSubject = offerSubject;
    this.time = time.withZone(ZoneOffset.UTC);
  }

  static MailLanguage of(String name) {
    return name.equals("ja") ? JA : EN;
  }

  /** Subject of the mail about an offer. */
  String offerSubject() {
    return offerSubject;
  }

  /** A point in time, to the minute. */
  String say(Instant instant) {
    return time.format(instant);
  }

  /** The mail about an offer, as text and as HTML. */
  abstract MailTemplateInstance offered(OfferMail offer);

  /** Checked against {@link OfferMail} at build time. */
  @CheckedTemplate(basePath = "mail")
  static final class Templates {
    private Templates() {}

    static native MailTemplateInstance simTransferOffered_en(OfferMail offer);

    static native MailTemplateInstance simTransferOffered_ja(OfferMail offer);
  }
}
