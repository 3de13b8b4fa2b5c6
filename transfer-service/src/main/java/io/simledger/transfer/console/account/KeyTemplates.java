package io.simledger.transfer.console.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.auth.AuthKeys;

/** Dialogs about AuthKeys. */
@CheckedTemplate(basePath = "console/account")
final class KeyTemplates {
  private KeyTemplates() {}

  /** The secret, this once, and the list beneath the dialog. */
  static native TemplateInstance newKey(AuthKeys.GeneratedKey key, KeyList list);

  static native TemplateInstance deleteKey(String action, String authKeyId);
}
