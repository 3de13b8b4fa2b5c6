package io.simledger.transfer.console.transfers;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.simledger.transfer.simtransfer.ItemState;
import io.simledger.transfer.simtransfer.TransferStatus;

/** Texts about transfers in English; Japanese stands in {@code transfers_ja.properties}. */
@MessageBundle(value = "transfers", locale = "en")
public interface TransferMessages {
  @Message("Transfers")
  String title();

  @Message("Outgoing")
  String outgoing();

  @Message("Incoming")
  String incoming();

  @Message("Direction")
  String direction();

  @Message("State")
  String state();

  @Message("Any")
  String any();

  @Message("IMSI of a SIM")
  String imsi();

  @Message("Show")
  String show();

  @Message("Offered")
  String issued();

  @Message("Expires")
  String expires();

  @Message("Ended")
  String ended();

  @Message("From")
  String source();

  @Message("To")
  String destination();

  @Message("SIMs")
  String sims();

  @Message("Still offered")
  String remaining();

  @Message("SIM ID")
  String simId();

  @Message(
      "You have offered no SIMs. Select SIMs that are ready, then Actions → Transfer to another operator.")
  String emptyOutgoing();

  @Message("Nobody has offered you SIMs.")
  String emptyIncoming();

  @Message("No transfer matches.")
  String noMatch();

  @Message(
      "{#when status}{#is OPEN}open{#is ACCEPTED}accepted{#is CANCELLED}cancelled{#is EXPIRED}expired{/when}")
  String statusName(TransferStatus status);

  @Message(
      "{#when state}{#is OFFERED}offered{#is ACCEPTED}accepted{#is CANCELLED}cancelled{#is WITHDRAWN}withdrawn: its status was changed{#is EXPIRED}expired{/when}")
  String stateName(ItemState state);

  @Message("Transfer to {operatorId}")
  String titleTo(String operatorId);

  @Message("Transfer from {operatorId}")
  String titleFrom(String operatorId);

  @Message("Cancel the whole offer …")
  String cancelAll();

  @Message("Cancel the selected SIMs")
  String cancelSome();

  @Message("Cancel the offer")
  String cancelTitle();

  @Message(
      "{count} {#if count == '1'}SIM becomes{#else}SIMs become{/if} ready again, and {operatorId} can no longer accept them. The link in the mail stops working.")
  String cancelText(String count, String operatorId);

  @Message("Keep the offer")
  String keep();

  @Message("Cancel the offer")
  String cancelNow();

  @Message("Select {imsi}")
  String selectSim(String imsi);

  @Message("Accept SIMs")
  String acceptTitle();

  @Message("{operatorId} offers you {count} {#if count == '1'}SIM{#else}SIMs{/if}.")
  String offeredBy(String operatorId, String count);

  @Message(
      "From the day you accept, you own them and pay for them. The other side pays up to the day before.")
  String meaning();

  @Message("Basic charge a day, while ready, without tax: {amount}")
  String perDay(String amount);

  @Message(
      "The SIMs come without name, tags, group and expiry, in the state ready, protected from termination.")
  String arrives();

  @Message("Before you can accept")
  String missing();

  @Message("Your operator does not have this coverage type.")
  String lacksCoverage();

  @Message("Add it")
  String addCoverage();

  @Message("Your operator has no payment method for this coverage type.")
  String lacksPayment();

  @Message("Set one")
  String setPayment();

  @Message("Accept {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String accept(String count);

  @Message("Your permissions do not include accepting transfers.")
  String notPermitted();

  @Message("This offer is not for you")
  String notYours();

  @Message(
      "There is no offer to {operatorId} behind this link: it was made to another operator, or the link is not complete. If the mail went to another operator of yours, sign out and sign in there.")
  String notYoursText(String operatorId);

  @Message("Sign in as another operator")
  String otherOperator();

  @Message("This offer was accepted.")
  String wasAccepted();

  @Message("This offer was cancelled. Ask the other side for a new one.")
  String wasCancelled();

  @Message("This offer has expired. Ask the other side for a new one.")
  String wasExpired();

  @Message("To your SIMs")
  String toSims();

  @Message("To the transfer")
  String toTransfer();

  @Message("Accepting moves the charges of today to you.")
  String acceptHint();
}
