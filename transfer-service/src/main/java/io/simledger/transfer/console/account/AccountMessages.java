package io.simledger.transfer.console.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about accounts in English; Japanese stands in {@code account_ja.properties}. */
@MessageBundle(value = "account", locale = "en")
public interface AccountMessages {
  @Message("Account")
  String title();

  @Message("Operator")
  String operator();

  @Message("Created")
  String created();

  @Message("Language of mails")
  String mailLanguage();

  @Message("Signed in as")
  String signedInAs();

  @Message("Coverage types")
  String coverageTypes();

  @Message(
      "Where the SIMs of your operator work. Each coverage type has SIMs, bills and a payment method of its own.")
  String coverageHint();

  @Message("In use")
  String inUse();

  @Message("Not added")
  String notAdded();

  @Message("Billed in Japanese yen")
  String billedInYen();

  @Message("Billed in US dollars")
  String billedInDollars();

  @Message("Add")
  String add();

  @Message("Add Global coverage")
  String addGlobal();

  @Message("Add Japan coverage")
  String addJapan();

  @Message(
      "Your operator can then have SIMs of this coverage type, with bills of their own. Choose a payment method next, to be able to accept SIMs. A coverage type cannot be removed again.")
  String addCoverageText();

  @Message("Password")
  String password();

  @Message(
      "A new password ends all your sessions, this one too; you sign in again with the new one. AuthKeys go on working.")
  String passwordHint();

  @Message("Change password")
  String changePassword();

  @Message("Current password")
  String currentPassword();

  @Message("New password")
  String newPassword();

  @Message("At least 8 characters.")
  String passwordRule();

  @Message("All your sessions end, this one too, and you sign in again.")
  String allSessionsEnd();

  @Message("All sessions of the user end.")
  String userSessionsEnd();

  @Message("Set password")
  String setPassword();

  @Message("With it, {userName} can sign in to this console.")
  String setPasswordHint(String userName);

  @Message("Remove password")
  String deletePassword();

  @Message("{userName} can no longer sign in with a password, and all sessions of the user end.")
  String deletePasswordHint(String userName);

  @Message("Remove")
  String remove();

  @Message("AuthKeys")
  String keys();

  @Message("Programs and the command line sign in with an AuthKey.")
  String keysHint();

  @Message("Generate AuthKey")
  String generate();

  @Message("There is no AuthKey yet. Generate one for a program that calls the API.")
  String noKeys();

  @Message("AuthKey ID")
  String keyId();

  @Message("Secret")
  String secret();

  @Message("Last used")
  String lastUsed();

  @Message("never")
  String never();

  @Message("Actions")
  String actions();

  @Message("Delete")
  String delete();

  @Message("Your new AuthKey")
  String newKey();

  @Message("Copy the secret now: it is kept as a hash only and never shown again.")
  String secretOnce();

  @Message("I have kept the secret")
  String secretKept();

  @Message("Delete AuthKey?")
  String deleteKey();

  @Message(
      "Programs that use it are signed out at once and can no longer sign in. This cannot be undone.")
  String deleteKeyHint();

  @Message("Your permissions do not let you see the AuthKeys.")
  String keysHidden();
}
