package io.simledger.transfer.console.sims;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.simledger.transfer.sim.SimStatus;

/** Texts about SIMs in English; Japanese stands in {@code sims_ja.properties}. */
@MessageBundle(value = "sims", locale = "en")
public interface SimMessages {
  @Message("SIM management")
  String title();

  @Message("{count} {#if count == '1'}SIM{#else}SIMs{/if}")
  String count(String count);

  @Message("Search")
  String search();

  @Message("Name, IMSI, SIM ID, MSISDN …")
  String searchHint();

  @Message("Status")
  String status();

  @Message("Any")
  String any();

  @Message("None")
  String none();

  @Message("Group")
  String group();

  @Message("Tag")
  String tag();

  @Message("Tag value contains")
  String tagValue();

  @Message("Apply")
  String apply();

  @Message("Clear")
  String clear();

  @Message("Name")
  String name();

  @Message("IMSI")
  String imsi();

  @Message("SIM ID")
  String simId();

  @Message("Subscription")
  String subscription();

  @Message("Tags")
  String tags();

  @Message("Speed class")
  String speedClass();

  @Message("(no name)")
  String nameless();

  @Message("Sort by")
  String sortBy();

  @Message("Select")
  String select();

  @Message("Select {imsi}")
  String selectSim(String imsi);

  @Message("Select all on this page")
  String selectPage();

  @Message("{count} selected")
  String selected(String count);

  @Message("Select all {count} that match")
  String selectAll(String count);

  @Message("Select SIMs first")
  String selectFirst();

  @Message("Actions")
  String actions();

  @Message("Select from a list …")
  String fromList();

  @Message("Register a SIM …")
  String register();

  @Message("You have no SIM here yet. Order or register one, or accept a transfer.")
  String empty();

  @Message("No SIM matches. Change or clear the filter.")
  String noMatch();

  @Message("Details")
  String details();

  @Message("Your permissions do not include this.")
  String notPermitted();

  @Message(
      "{#when status}{#is READY}ready{#is ACTIVE}active{#is INACTIVE}inactive{#is STANDBY}standby{#is SUSPENDED}suspended{#is TERMINATED}terminated{#is TRANSFERRING}transferring{/when}")
  String statusName(SimStatus status);

  @Message("Transfer to another operator …")
  String transfer();

  @Message("Cancel the transfer …")
  String cancelTransfer();

  @Message("Activate …")
  String activate();

  @Message("Deactivate …")
  String deactivate();

  @Message("Suspend …")
  String suspend();

  @Message("Set to standby …")
  String standby();

  @Message("Terminate …")
  String terminate();

  @Message("Allow termination …")
  String enableTermination();

  @Message("Protect from termination …")
  String disableTermination();

  @Message("Put into a group …")
  String setGroup();

  @Message("Take out of the group …")
  String unsetGroup();

  @Message("Set a tag …")
  String putTag();

  @Message("Remove a tag …")
  String deleteTag();

  @Message("Change the speed class …")
  String changeSpeedClass();

  @Message("Registered")
  String registered();

  @Message("Last change")
  String modified();

  @Message("MSISDN")
  String msisdn();

  @Message("Serial number")
  String serialNumber();

  @Message("Termination")
  String termination();

  @Message("allowed")
  String terminationAllowed();

  @Message("protected")
  String terminationProtected();

  @Message("Status history")
  String history();

  @Message("Time")
  String time();

  @Message(
      "This SIM is part of an open offer. You own it and pay for it until it is accepted; changing its status takes it out of the offer.")
  String isOffered();

  @Message("To the offer")
  String toOffer();

  @Message("Transfers of this SIM")
  String transfers();

  @Message("What this SIM cost")
  String cost();

  @Message("Add or change")
  String save();

  @Message("Value")
  String value();

  @Message("Remove the tag {name}")
  String removeTag(String name);

  @Message("No tags yet.")
  String noTags();

  @Message("Register a SIM")
  String registerTitle();

  @Message("IMSI or SIM ID")
  String imsiOrSimId();

  @Message("Registration secret (PUK of the card)")
  String registrationSecret();

  @Message("Register")
  String registerNow();

  @Message("The SIM becomes yours as ready. Charges begin on the day of registration.")
  String registerHint();
}
