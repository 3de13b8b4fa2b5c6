package io.simledger.transfer.console.billing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.simledger.transfer.coupon.ApplicableItem;
import io.simledger.transfer.volumediscount.ContractType;
import io.simledger.transfer.volumediscount.PaymentType;

/**
 * Texts about coupons and volume discounts in English; Japanese stands in {@code
 * discounts_ja.properties}.
 */
@MessageBundle(value = "discounts", locale = "en")
public interface DiscountMessages {
  @Message("Coupons and discounts")
  String title();

  @Message("Coupons")
  String coupons();

  @Message("Volume discounts")
  String volume();

  @Message(
      "A coupon is an amount paid in advance. Registered, it pays the charges that it is good for, month by month, until it is used up or expires.")
  String couponsIntro();

  @Message("Register a code")
  String register();

  @Message("Buy a coupon")
  String buy();

  @Message("No coupon is registered.")
  String noCoupons();

  @Message("Register the code of a coupon that you have, or buy one.")
  String noCouponsHint();

  @Message("Coupon code")
  String code();

  @Message("Good for")
  String goodFor();

  @Message("Balance")
  String balance();

  @Message("What closed bills left of it.")
  String balanceHint();

  @Message("Amount")
  String amount();

  @Message("Last bill")
  String expiry();

  @Message("used up")
  String usedUp();

  @Message("in use")
  String valid();

  @Message("State")
  String state();

  @Message(
      "{#switch scope}{#case ALL_CHARGES}All charges{#case DATA_TRAFFIC}Data traffic{#case BEAM}Beam requests{#case ENDORSE}Endorse{#case FUNNEL}Funnel requests{/switch}")
  String scope(ApplicableItem scope);

  @Message(
      "It counts from the bill of this month on and cannot be moved to another operator afterwards.")
  String registerHint();

  @Message("Register")
  String registerDo();

  @Message("The coupon is good for all charges of Japan coverage. 1,000 yen or more, in whole yen.")
  String buyHint();

  @Message("Value in yen")
  String value();

  @Message("Get a quotation")
  String quote();

  @Message("Quotation")
  String quotation();

  @Message("Nothing is ordered yet.")
  String quotationHint();

  @Message("Tax")
  String tax();

  @Message("Price with tax")
  String price();

  @Message("Buy now")
  String order();

  @Message("The coupon is yours")
  String bought();

  @Message(
      "It pays nothing until its code is registered. Register it now, or keep the code for another operator of yours.")
  String boughtHint();

  @Message("Register it now")
  String registerNow();

  @Message(
      "A volume discount makes the basic charge of a fixed number of SIMs cheaper for one or more years.")
  String volumeIntro();

  @Message("Available")
  String available();

  @Message("Contracts")
  String contracts();

  @Message("There is no contract.")
  String noContracts();

  @Message(
      "Choose one of the discounts above; nothing is ordered before you confirm its quotation.")
  String noContractsHint();

  @Message("No volume discount is available for this coverage type.")
  String noneAvailable();

  @Message(
      "{#switch type}{#case SORACOM_AIR_BASIC_CHARGE_V2}Basic charge of IoT SIMs{#case SORACOM_AIR_BASIC_CHARGE}Basic charge of IoT SIMs (former){#case SORACOM_AIR_MONTHLY_FIXED_BASIC_CHARGE}Monthly basic charge of IoT SIMs{/switch}")
  String type(ContractType type);

  @Message("{#switch payment}{#case MONTHLY}paid monthly{#case PREPAYMENT}paid in advance{/switch}")
  String payment(PaymentType payment);

  @Message("{months} months")
  String term(int months);

  @Message("Per SIM and 30 days, without tax")
  String unitPrice();

  @Message("{amount} with tax")
  String withTax(String amount);

  @Message("Contract …")
  String contractDo();

  @Message("Contract a volume discount")
  String contract();

  @Message("Number of SIMs")
  String quantity();

  @Message("The discount is granted for this many SIMs a day, whichever they are.")
  String quantityHint();

  @Message("First day")
  String start();

  @Message("Empty: the first day of next month.")
  String startHint();

  @Message("Last day")
  String end();

  @Message("Paid in advance, with tax")
  String paidNow();

  @Message("Nothing is paid in advance; the price per SIM is charged with each bill.")
  String paidMonthly();

  @Message("The contract binds you until its last day and cannot be cancelled.")
  String binding();

  @Message("Confirm the contract")
  String confirm();

  @Message("Contract")
  String contractId();

  @Message("active")
  String active();

  @Message("ended")
  String expired();

  @Message("Discount")
  String kind();

  @Message("Period")
  String period();

  @Message("Paid in advance, without tax")
  String paid();

  @Message("All charges")
  String allCharges();
}
