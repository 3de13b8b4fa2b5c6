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

  @Message("Total")
  String total();

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

  @Message("Show")
  String open();

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

  @Message("Records of {month}")
  String recordsOf(String month);

  @Message(
      "One record for each resource, day and item, in the order of the CSV. Open one to see what made its amount.")
  String recordsHint();

  @Message("Filter")
  String filter();

  @Message("Show all")
  String allRecords();

  @Message("IMSI")
  String imsi();

  @Message("15 digits")
  String imsiHint();

  @Message("Date")
  String date();

  @Message("Any date")
  String anyDate();

  @Message("Monthly items and discounts")
  String wholeMonth();

  @Message("Name as in the CSV")
  String itemHint();

  @Message("Resource")
  String resource();

  @Message("Account")
  String account();

  @Message("Unit price")
  String unitPrice();

  @Message("Quantity")
  String quantity();

  @Message("No record matches the filter.")
  String noRecords();

  @Message("discount")
  String discount();

  @Message("charge")
  String charge();

  @Message("What made this amount: {item}")
  String explain(String item);

  @Message("Why")
  String why();

  @Message("Back to the records")
  String toRecords();

  @Message("To the bill")
  String toBill();

  @Message("Unit price × quantity")
  String product();

  @Message("1. Usage")
  String fromUsage();

  @Message("1. Status of the SIM")
  String fromStatus();

  @Message(
      "What was reported for the day, or for the month of an item that is charged by the month.")
  String usageHint();

  @Message(
      "You held the SIM in these statuses. Of several on one day the dearest is charged, once.")
  String statusHint();

  @Message("You held the SIM in these statuses; the charge follows from them.")
  String eventHint();

  @Message("The charge belongs to the account itself.")
  String noSource();

  @Message("From")
  String from();

  @Message("Until")
  String to();

  @Message("Plan")
  String plan();

  @Message("lasts")
  String lasting();

  @Message(
      "{#switch status}{#case 'ready'}ready{#case 'active'}active{#case 'inactive'}inactive{#case 'standby'}standby{#case 'suspended'}suspended{#case 'terminated'}terminated{#case 'transferring'}transferring{#else}{status}{/switch}")
  String status(String status);

  @Message("2. Price")
  String price();

  @Message("The price in force on the day of the record.")
  String priceHint();

  @Message("Price book")
  String priceBook();

  @Message("In force")
  String inForce();

  @Message("until further notice")
  String openEnd();

  @Message("any plan")
  String anyPlan();

  @Message("per {unit}")
  String per(String unit);

  @Message(
      "{#switch unit}{#case 'day'}day{#case 'month'}month{#case 'change'}change{#case 'renewal'}renewal{#case 'unit'}unit{#case 'byte'}byte{#case 'request'}request{#case 'message'}message{#case 'event'}event{#case 'simDay'}SIM and day{#case 'hour'}hour{#case 'gigabyte'}gigabyte{#else}{unit}{/switch}")
  String unit(String unit);

  @Message("sample price")
  String sample();

  @Message("A made-up figure of the price book that comes with simledger.")
  String sampleHint();

  @Message("The price is no longer in the price book.")
  String noPrice();

  @Message("3. Discounts")
  String discountsOn();

  @Message("Discounts are taken off all charges of this item, plan, price and day together.")
  String discountsOnHint();

  @Message("Nothing was taken off.")
  String noDiscounts();

  @Message("Granted by")
  String origin();

  @Message("Taken off")
  String takenOff();

  @Message("Charged before")
  String charged();

  @Message("What the discount was taken off, by item, plan, price and day.")
  String discountedHint();

  @Message("Taken off these charges")
  String discounted();

  @Message("Exact; only the bill is rounded.")
  String notRounded();

  @Message("Check the sums")
  String reconcile();

  @Message(
      "Adds the month up in every way that must come to the same, and makes its charges anew from usage and SIM history.")
  String reconcileHint();

  @Message("Everything comes to the same.")
  String reconciled();

  @Message("There is a difference.")
  String differs();

  @Message("All records")
  String sumOfRecords();

  @Message("Daily items")
  String sumOfDays();

  @Message("Monthly items")
  String sumOfMonth();

  @Message("Discounts")
  String sumOfDiscounts();

  @Message("Charges made anew")
  String recomputedCharges();

  @Message("Discounts made anew")
  String recomputedDiscounts();

  @Message("Tax rate")
  String taxRate();

  @Message("Bill, with tax")
  String billAmount();

  @Message("First difference")
  String firstDifference();

  @Message("Expected")
  String expected();

  @Message("Found")
  String actual();

  @Message("none")
  String none();

  @Message(
      "{#switch category}{#case 'air'}IoT SIM{#case 'all'}All services{#case 'arc'}Arc{#case 'audit'}Audit log{#case 'beam'}Beam{#case 'button'}LTE-M Button{#case 'endorse'}Endorse{#case 'funk'}Funk{#case 'funnel'}Funnel{#case 'harvest'}Harvest{#case 'inventory'}Inventory{#case 'junction'}Junction{#case 'krypton'}Krypton{#case 'lagoon'}Lagoon{#case 'lora'}LoRaWAN{#case 'napter'}Napter{#case 'orbit'}Orbit{#case 'peek'}Peek{#case 'sigfox'}Sigfox{#case 'sms'}SMS{#case 'soracam'}Cameras{#case 'vpg'}Private networks (VPG){#else}{category}{/switch}")
  String category(String category);
}
