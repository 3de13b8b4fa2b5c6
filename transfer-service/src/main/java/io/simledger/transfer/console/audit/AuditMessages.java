package io.simledger.transfer.console.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about the audit log in English; Japanese stands in {@code audit_ja.properties}. */
@MessageBundle(value = "audit", locale = "en")
public interface AuditMessages {
  @Message("Audit log")
  String title();

  @Message("Calls of the API and changes made in this console, refused ones too, the latest first.")
  String hint();

  @Message("From (UTC)")
  String from();

  @Message("To (UTC)")
  String to();

  @Message("Kind")
  String kind();

  @Message(
      "A path of the API with the names of its variables; choose a path below to see only its calls.")
  String kindHint();

  @Message("Apply")
  String apply();

  @Message("Clear")
  String clear();

  @Message("Time (UTC)")
  String time();

  @Message("User")
  String user();

  @Message("Operation")
  String operation();

  @Message("Path")
  String path();

  @Message("Status")
  String status();

  @Message("Address")
  String address();

  @Message("Nothing is recorded yet")
  String empty();

  @Message("Calls appear here a moment after they are made.")
  String emptyHint();

  @Message("No call matches the filter")
  String noMatch();

  @Message("Show only calls of this kind")
  String onlyKind();
}
