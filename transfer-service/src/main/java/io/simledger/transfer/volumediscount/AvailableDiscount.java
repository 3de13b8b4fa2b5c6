package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.VolumeDiscountOffer;
import java.math.BigDecimal;

/**
 * Something that can be contracted.
 *
 * @param unitPrice of one SIM for a month of 30 days, without tax
 */
record AvailableDiscount(
    int contractTermMonth,
    String currency,
    BigDecimal taxIncludedUnitPrice,
    BigDecimal unitPrice,
    PaymentType volumeDiscountPaymentType,
    ContractType volumeDiscountType) {

  static AvailableDiscount of(VolumeDiscountOffer offer) {
    return new AvailableDiscount(
        offer.getContractTermMonths(),
        offer.getCurrency(),
        new BigDecimal(offer.getTaxIncludedUnitPrice()),
        new BigDecimal(offer.getUnitPrice()),
        PaymentType.of(offer.getPayment()),
        ContractType.of(offer.getType()));
  }
}
