package io.simledger.transfer.console.billing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about payment methods in English; Japanese stands in {@code payment_ja.properties}. */
@MessageBundle(value = "payment", locale = "en")
public interface PaymentMessages {
  @Message("Payment method")
  String title();

  @Message("Each coverage type has a bill of its own, and a payment method for it.")
  String intro();

  @Message(
      "{#switch coverage}{#case 'jp'}Japan coverage{#case 'g'}Global coverage{#else}{coverage}{/switch}")
  String coverage(String coverage);

  @Message("Current")
  String current();

  @Message("none")
  String missing();

  @Message(
      "Without a payment method you cannot accept SIMs of this coverage type, nor buy coupons or contract discounts for it. Charges are added up all the same.")
  String missingHint();

  @Message("registered")
  String set();

  @Message("SIMs of this coverage type can be accepted, coupons bought and discounts contracted.")
  String setHint();

  @Message(
      "{#switch method}{#case 'creditCard'}Credit card{#case 'invoice'}Invoice{#case 'webPayment'}Web payment{#else}{method}{/switch}")
  String method(String method);

  @Message("Payment method")
  String choose();

  @Message("Register")
  String register();

  @Message("Change")
  String change();

  @Message("A local run charges nothing to it.")
  String sandboxHint();

  @Message("Saved.")
  String saved();

  @Message("Ask whoever runs this simledger to change it.")
  String elsewhere();

  @Message("The operator has no coverage type yet.")
  String noCoverage();
}
