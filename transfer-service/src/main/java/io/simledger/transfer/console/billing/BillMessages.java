package io.simledger.transfer.console.billing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about bills in English; Japanese stands in {@code bills_ja.properties}. */
@MessageBundle(value = "bills", locale = "en")
public interface BillMessages {
  @Message("Billing")
  String title();

  @Message(
      "Charges are added up by day, in UTC. A month is preliminary until it is closed, on the second business day of the next one.")
  String intro();

  @Message("Month")
  String month();

  @Message("State")
  String state();

  @Message("Total with tax")
  String withTax();

  @Message("Without tax")
  String beforeTax();

  @Message("Paid by coupons, without tax")
  String couponsUsed();

  @Message("closed")
  String closed();

  @Message("preliminary")
  String temporary();

  @Message("This month so far")
  String running();

  @Message("Last evaluated")
  String evaluated();

  @Message("Past months")
  String past();

  @Message("Show what it consists of")
  String details();

  @Message("Nothing has been charged this month.")
  String nothingYet();

  @Message("Charges appear here as soon as SIMs are registered or services are used.")
  String nothingYetHint();

  @Message("There are no past bills yet. A month appears here once it is over.")
  String noPast();

  @Message("All months")
  String allMonths();

  @Message("Bill of {month}")
  String billOf(String month);

  @Message("Still changes until the month is closed.")
  String temporaryHint();

  @Message("Frozen: nothing on it changes any more.")
  String closedHint();

  @Message("Rounded up once, after tax.")
  String roundedUp();

  @Message("Adding up …")
  String loading();

  @Message("By service")
  String byService();

  @Message("By item")
  String byItem();

  @Message("By day")
  String byDay();

  @Message("SIMs that cost most")
  String bySim();

  @Message("Service")
  String service();

  @Message("Item")
  String item();

  @Message("Charges")
  String charges();

  @Message("Discounts")
  String discounts();

  @Message("Sum")
  String sum();

  @Message("Day")
  String day();

  @Message("Amount")
  String amount();

  @Message(
      "Without tax. Sums are shown with two digits more than the currency has; nothing is rounded before the total.")
  String sumsWithoutTax();

  @Message("Without tax, items charged by the month, and discounts.")
  String dailyHint();

  @Message("The same as a table")
  String asTable();

  @Message("{count} more SIMs")
  String moreSims(int count);

  @Message("Without tax and discounts; the 100 SIMs that cost most.")
  String simsHint();

  @Message("No SIM was charged this month.")
  String noSims();

  @Message("No day has a charge yet.")
  String noDays();

  @Message("Your permission does not include {operation}.")
  String notAllowed(String operation);

  @Message("Prepare CSV")
  String export();

  @Message(
      "Every charge and discount of the month, one line each, with names and tags of your SIMs as they are now.")
  String exportHint();

  @Message("The file is being prepared …")
  String exporting();

  @Message("The file is ready.")
  String exported();

  @Message("Download CSV")
  String download();

  @Message("Whoever has the link can download the file until it expires.")
  String linkHint();

  @Message("The file could not be prepared. Try again in a moment.")
  String exportFailed();

  @Message("Records")
  String records();

  @Message("Check the sums")
  String reconcile();

  @Message(
      "Adds the month up in every way that must come to the same, and makes its charges anew from usage and SIM history.")
  String reconcileHint();

  @Message(
      "{#switch category}{#case 'air'}IoT SIM{#case 'all'}All services{#case 'arc'}Arc{#case 'audit'}Audit log{#case 'beam'}Beam{#case 'button'}LTE-M Button{#case 'endorse'}Endorse{#case 'funk'}Funk{#case 'funnel'}Funnel{#case 'harvest'}Harvest{#case 'inventory'}Inventory{#case 'junction'}Junction{#case 'krypton'}Krypton{#case 'lagoon'}Lagoon{#case 'lora'}LoRaWAN{#case 'napter'}Napter{#case 'orbit'}Orbit{#case 'peek'}Peek{#case 'sigfox'}Sigfox{#case 'sms'}SMS{#case 'soracam'}Cameras{#case 'vpg'}Private networks (VPG){#else}{category}{/switch}")
  String category(String category);
}
