package io.simledger.transfer.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the accept page in English; Japanese stands in {@code accept_ja.properties}. */
@MessageBundle(value = "accept", locale = "en")
public interface AcceptMessages {
  @Message("Accept SIMs")
  String title();

  @Message(
      "Another operator offers you SIMs. From the day you accept them, you own them and pay for them.")
  String offer();

  @Message("Tags, group, expiry and termination protection are not carried over.")
  String lost();

  @Message("Sign in as the root user of the operator that got the mail.")
  String signIn();

  @Message("E-mail address")
  String email();

  @Message("Password")
  String password();

  @Message("Accept")
  String accept();

  @Message("{count} SIMs are yours now.")
  String accepted(int count);

  @Message("The link carries no transfer token. Open it as it stands in the mail.")
  String tokenMissing();
}
