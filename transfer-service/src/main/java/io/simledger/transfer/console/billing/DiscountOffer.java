package io.simledger.transfer.console.billing;

import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.transfer.volumediscount.ContractType;
import io.simledger.transfer.volumediscount.PaymentType;
import java.math.BigDecimal;

/**
 * A volume discount that can be contracted.
 *
 * @param price of one SIM for a month of 30 days, without tax
 */
public record DiscountOffer(
    ContractType type,
    PaymentType payment,
    int months,
    String currency,
    BigDecimal price,
    BigDecimal priceWithTax) {

  static DiscountOffer of(VolumeDiscountOffer offer) {
    return new DiscountOffer(
        ContractType.of(offer.getType()),
        PaymentType.of(offer.getPayment()),
        offer.getContractTermMonths(),
        offer.getCurrency(),
        new BigDecimal(offer.getUnitPrice()),
        new BigDecimal(offer.getTaxIncludedUnitPrice()));
  }
}
