package io.simledger.transfer.console.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Dialogs about passwords. */
@CheckedTemplate(basePath = "console/account")
final class PasswordTemplates {
  private PasswordTemplates() {}

  /** Asks for the present password and a new one. */
  static native TemplateInstance changePassword(String action, boolean isOwn);

  static native TemplateInstance setPassword(String action, String userName);

  static native TemplateInstance deletePassword(String action, String userName);
}
