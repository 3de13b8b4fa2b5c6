package io.simledger.transfer.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts around every page in English; Japanese stands in {@code shell_ja.properties}. */
@MessageBundle(value = "shell", locale = "en")
public interface ShellMessages {
  @Message("Skip to the content")
  String skip();

  @Message("Menu")
  String menu();

  @Message("Main navigation")
  String navigation();

  @Message("SIMs")
  String sims();

  @Message("Transfers")
  String transfers();

  @Message("Billing")
  String billing();

  @Message("Coupons and discounts")
  String discounts();

  @Message("Payment method")
  String payment();

  @Message("Account")
  String account();

  @Message("Users and roles")
  String users();

  @Message("Audit log")
  String audit();

  @Message("Clock")
  String clock();

  @Message("Mailbox")
  String mailbox();

  @Message("Groups")
  String groups();

  @Message("Sandbox")
  String sandbox();

  @Message("Coverage")
  String coverage();

  @Message("Japan")
  String coverageJp();

  @Message("Global")
  String coverageG();

  @Message("Language")
  String language();

  @Message("Appearance")
  String theme();

  @Message("As the device")
  String themeAuto();

  @Message("Light")
  String themeLight();

  @Message("Dark")
  String themeDark();

  @Message("Signed in as")
  String signedInAs();

  @Message("Sign out")
  String signOut();

  @Message("Sign in")
  String signIn();

  @Message("Root user")
  String rootUser();

  @Message("SAM user")
  String samUser();

  @Message("E-mail address")
  String email();

  @Message("Password")
  String password();

  @Message("Operator ID")
  String operatorId();

  @Message("User name")
  String userName();

  @Message("Your session has ended. Sign in to go on where you were.")
  String sessionEnded();

  @Message("Hand SIMs over, and see what they cost.")
  String claim();

  @Message(
      "A local run prints the credentials of its sample operators when it starts; they also stand in .simledger/samples.env.")
  String sampleCredentials();

  @Message("Something went wrong")
  String wrong();

  @Message("To the SIMs")
  String toSims();

  @Message("Close")
  String close();

  @Message("Cancel")
  String cancel();

  @Message("Next page")
  String nextPage();

  @Message("First page")
  String firstPage();

  @Message("Copy")
  String copy();

  @Message("Copied")
  String copied();

  @Message("Your local time: {time}")
  String localTime(String time);

  @Message("times in UTC")
  String timesInUtc();

  @Message("The console needs JavaScript for changes; what it shows can be read without.")
  String noScript();

  @Message("No answer came. Check the connection and try again.")
  String noAnswer();

  @Message("Your permissions do not allow this.")
  String notAllowed();
}
