package io.simledger.transfer.console.billing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Texts about records and what explains them in English; Japanese in {@code records_ja.properties}.
 */
@MessageBundle(value = "records", locale = "en")
public interface RecordMessages {
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
}
