package io.simledger.transfer.console.batches;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.simledger.transfer.batch.BatchAction;

/** Texts about what is done to many SIMs in English; Japanese in {@code batches_ja.properties}. */
@MessageBundle(value = "batches", locale = "en")
public interface BatchMessages {
  @Message(
      "{#switch action.wireName}"
          + "{#case 'transfer'}Transfer to another operator"
          + "{#case 'cancel-transfer'}Cancel the transfer"
          + "{#case 'activate'}Activate"
          + "{#case 'deactivate'}Deactivate"
          + "{#case 'suspend'}Suspend"
          + "{#case 'standby'}Set to standby"
          + "{#case 'terminate'}Terminate"
          + "{#case 'enable-termination'}Allow termination"
          + "{#case 'disable-termination'}Protect from termination"
          + "{#case 'set-group'}Put into a group"
          + "{#case 'unset-group'}Take out of the group"
          + "{#case 'put-tag'}Set a tag"
          + "{#case 'delete-tag'}Remove a tag"
          + "{#case 'speed-class'}Change the speed class"
          + "{/switch}")
  String title(BatchAction action);

  @Message("{count} selected")
  String selected(String count);

  @Message("Possible for {count}")
  String allowed(String count);

  @Message("Not possible for {count}")
  String refused(String count);

  @Message("Possible for none of these SIMs.")
  String impossible();

  @Message("SIM by SIM")
  String simBySim();

  @Message("possible")
  String possible();

  @Message("done")
  String done();

  @Message("waiting")
  String waiting();

  @Message("Outcome")
  String outcome();

  @Message("SIMs that are not ready are left out.")
  String unreadyLeftOut();

  @Message("Who gets the SIMs")
  String destination();

  @Message("Operator ID of the destination")
  String destinationOperatorId();

  @Message("E-mail address of the destination")
  String destinationEmail();

  @Message("The primary address of that operator. The link to accept goes there.")
  String destinationHint();

  @Message("What is lost when they accept")
  String losses();

  @Message("Tags and names of {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String lostTags(String count);

  @Message("Group of {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String lostGroups(String count);

  @Message("Expiry of {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String lostExpiries(String count);

  @Message("IMEI lock of {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String lostImeiLocks(String count);

  @Message(
      "Permission to terminate of {count} {#if count == '1'}SIM{#else}SIMs{/if}: protection is on again")
  String lostTermination(String count);

  @Message("Speed classes return to the default of the plan, event handlers do not move along.")
  String lostAlways();

  @Message("Who pays")
  String whoPays();

  @Message(
      "You pay up to the day before the offer is accepted, the destination from that day on. Accepted today ({today}, UTC), you would pay up to {yesterday}.")
  String payUntil(String today, String yesterday);

  @Message("Basic charge a day, while ready, without tax")
  String perDay();

  @Message("Plan")
  String plan();

  @Message("SIMs")
  String sims();

  @Message("Unit price")
  String unitPrice();

  @Message("A day")
  String aDay();

  @Message("You, until it is accepted")
  String sourcePays();

  @Message("The destination, from then on")
  String destinationPays();

  @Message("The charges cannot be shown now: the billing service does not answer.")
  String chargesUnknown();

  @Message("Offer {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String offer(String count);

  @Message("Go on with {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String goOn(String count);

  @Message("Terminated SIMs never come back.")
  String terminateWarning();

  @Message(
      "The offer is taken back: the SIMs are ready again, and the destination can no longer accept them.")
  String cancelHint();

  @Message("Group")
  String group();

  @Message("You have no group yet. Create one first.")
  String noGroup();

  @Message("Name of the tag")
  String tagName();

  @Message("Value")
  String tagValue();

  @Message("Speed class")
  String speedClass();

  @Message("Working …")
  String working();

  @Message("Offering {count} {#if count == '1'}SIM{#else}SIMs{/if} …")
  String offering(String count);

  @Message("{done} of {total}")
  String progress(String done, String total);

  @Message("You can leave this page; the work goes on.")
  String canLeave();

  @Message("Done for {count} {#if count == '1'}SIM{#else}SIMs{/if}.")
  String doneFor(String count);

  @Message(
      "{count} {#if count == '1'}SIM is{#else}SIMs are{/if} offered. The mail with the link to accept is on its way to {email}.")
  String offered(String count, String email);

  @Message("No offer was made.")
  String notOffered();

  @Message("Refused for {count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String refusedFor(String count);

  @Message("To the offer")
  String toOffer();

  @Message("Back to the SIMs")
  String back();

  @Message("The same by script")
  String byScript();

  @Message("The token that accepts the offer is only in the mail.")
  String tokenHidden();

  @Message("Select from a list")
  String listTitle();

  @Message("IMSIs, SIM IDs or ranges of IMSIs (first-last), one in a line")
  String listLabel();

  @Message("or a text file")
  String listFile();

  @Message("Check")
  String check();

  @Message("{count} lines cannot be used")
  String badLines(String count);

  @Message("Line {number}")
  String line(int number);

  @Message("neither an IMSI (15 digits), a SIM ID (19 digits) nor a range")
  String lineMalformed();

  @Message("not one of your SIMs")
  String lineUnknown();

  @Message("the range is too long or runs backwards")
  String lineRange();

  @Message("named before")
  String lineRepeated();

  @Message("No SIM was found in the list.")
  String listEmpty();

  @Message("{count} {#if count == '1'}SIM{#else}SIMs{/if} found")
  String found(String count);

  @Message("What shall be done?")
  String whatNext();

  @Message("and {count} more")
  String more(String count);
}
