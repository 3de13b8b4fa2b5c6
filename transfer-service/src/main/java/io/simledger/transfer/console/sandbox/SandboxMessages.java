package io.simledger.transfer.console.sandbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about the sandbox in English; Japanese stands in {@code sandbox_ja.properties}. */
@MessageBundle(value = "sandbox", locale = "en")
public interface SandboxMessages {
  @Message("Clock")
  String clock();

  @Message(
      "Both services of this sandbox live by this clock. Move it on to see what time brings: days are charged, months are billed, offers expire.")
  String clockHint();

  @Message("It is now (UTC)")
  String now();

  @Message("Advance")
  String advance();

  @Message("1 day")
  String day();

  @Message("1 week")
  String week();

  @Message("1 month")
  String month();

  @Message("To a time (UTC)")
  String toTime();

  @Message("Set the clock")
  String set();

  @Message(
      "Once there is a SIM the clock only moves forward, for every operator of this sandbox. Tokens of the API that expire on the way end; you stay signed in here.")
  String forwardOnly();

  @Message(
      "Time passes: offers expire and days are rated, in their order. A month takes some seconds.")
  String advancing();

  @Message("The clock moved from {before} to {now} (UTC). Everything due on the way is done.")
  String advanced(String before, String now);

  @Message("See the bills")
  String toBills();

  @Message("Mailbox")
  String mailbox();

  @Message("Mails that this sandbox sent. None left this machine.")
  String mailboxHint();

  @Message("Recipient")
  String recipient();

  @Message("Show")
  String show();

  @Message("All mails")
  String allMails();

  @Message("My mails")
  String myMails();

  @Message("No mail")
  String empty();

  @Message("Mails appear here as they are sent, such as those about offers of SIMs.")
  String emptyHint();

  @Message("To")
  String to();

  @Message("Sent (UTC)")
  String sent();

  @Message("The mail as HTML, its source")
  String html();

  @Message("(no subject)")
  String noSubject();
}
