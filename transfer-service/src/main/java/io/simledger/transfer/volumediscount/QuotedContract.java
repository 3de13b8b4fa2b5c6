package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.discounts.v1.VolumeDiscountQuotation;
import java.math.BigDecimal;

/**
 * A volume discount that can be contracted by confirming the quotation.
 *
 * @param totalAmount what is paid in advance, tax included
 */
record QuotedContract(
    String currency,
    String orderId,
    BigDecimal taxAmount,
    BigDecimal totalAmount,
    Terms volumeDiscount) {

  static QuotedContract of(VolumeDiscountQuotation quotation) {
    return new QuotedContract(
        quotation.getOffer().getCurrency(),
        quotation.getOrderId(),
        new BigDecimal(quotation.getTaxAmount()),
        new BigDecimal(quotation.getTotalAmount()),
        Terms.of(quotation));
  }

  /**
   * What is to be contracted.
   *
   * @param startDate yyyyMMdd (UTC), the first day
   * @param endDate yyyyMMdd (UTC), the last day
   * @param initialCost what is paid in advance, without tax
   * @param quantity SIMs a day
   * @param unitPrice of one SIM for a month of 30 days, without tax
   */
  record Terms(
      int contractTermMonth,
      String currency,
      String startDate,
      String endDate,
      BigDecimal initialCost,
      BigDecimal taxIncludedInitialCost,
      int quantity,
      BigDecimal unitPrice,
      BigDecimal taxIncludedUnitPrice,
      PaymentType volumeDiscountPaymentType,
      ContractType volumeDiscountType) {

    static Terms of(VolumeDiscountQuotation quotation) {
      VolumeDiscountOffer offer = quotation.getOffer();
      return new Terms(
          offer.getContractTermMonths(),
          offer.getCurrency(),
          quotation.getStartDate(),
          quotation.getEndDate(),
          new BigDecimal(quotation.getInitialCost()),
          new BigDecimal(quotation.getTaxIncludedInitialCost()),
          quotation.getQuantity(),
          new BigDecimal(offer.getUnitPrice()),
          new BigDecimal(offer.getTaxIncludedUnitPrice()),
          PaymentType.of(offer.getPayment()),
          ContractType.of(offer.getType()));
    }
  }
}
