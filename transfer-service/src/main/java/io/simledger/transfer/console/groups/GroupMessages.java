package io.simledger.transfer.console.groups;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about groups in English; Japanese stands in {@code groups_ja.properties}. */
@MessageBundle(value = "groups", locale = "en")
public interface GroupMessages {
  @Message("Groups")
  String title();

  @Message(
      "SIMs of a group share its settings. A SIM is in one group at most, and leaves it when it is handed over.")
  String hint();

  @Message("Create group")
  String createGroup();

  @Message("Name")
  String name();

  @Message("Name begins with")
  String nameBegins();

  @Message("Search")
  String search();

  @Message("Clear")
  String clear();

  @Message("Group ID")
  String groupId();

  @Message("SIMs")
  String sims();

  @Message("Tags")
  String tags();

  @Message("Updated")
  String updated();

  @Message("Created")
  String created();

  @Message("No group yet")
  String empty();

  @Message(
      "Create a group to set up many SIMs together, then put SIMs into it from the list of SIMs.")
  String emptyHint();

  @Message("No group has a name that begins so")
  String noMatch();

  @Message("(no name)")
  String unnamed();

  @Message("Group")
  String group();

  @Message("Show the SIMs of this group")
  String showSims();

  @Message("Rename")
  String rename();

  @Message("Add tag")
  String addTag();

  @Message("Edit tag")
  String editTag();

  @Message("Tag")
  String tag();

  @Message("Value")
  String value();

  @Message("Edit")
  String edit();

  @Message("Delete")
  String delete();

  @Message("Save")
  String save();

  @Message("The group has no tags beside its name.")
  String noTags();

  @Message("Configuration")
  String configuration();

  @Message("Settings of services for the SIMs of the group. They are kept and shown as they are.")
  String configurationHint();

  @Message("Add setting")
  String addSetting();

  @Message("Edit setting")
  String editSetting();

  @Message("The group has no settings.")
  String noConfiguration();

  @Message("Which service is the setting for?")
  String chooseNamespace();

  @Message("Key")
  String key();

  @Message("Value (JSON)")
  String valueJson();

  @Message("Text in double quotes, a number, true or false, a list or an object.")
  String valueRule();

  @Message("Delete all")
  String deleteNamespace();

  @Message("Delete all settings of {namespace}?")
  String deleteNamespaceTitle(String namespace);

  @Message("This cannot be undone.")
  String cannotUndo();

  @Message("Delete group")
  String deleteGroup();

  @Message("Delete this group?")
  String deleteGroupTitle();

  @Message("Its settings and tags are deleted. This cannot be undone.")
  String deleteGroupText();

  @Message(
      "Its {count} {#if count == '1'}SIM stays yours and is{#else}SIMs stay yours and are{/if} in no group from then on.")
  String deleteGroupSims(String count);

  @Message("Actions")
  String actions();
}
