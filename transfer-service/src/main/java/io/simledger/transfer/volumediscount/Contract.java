package io.simledger.transfer.volumediscount;

import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountOffer;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.transfer.bills.WireValues;
import java.math.BigDecimal;

/**
 * A volume discount that was contracted.
 *
 * @param contractDateTime yyyyMMddHHmmss (UTC)
 * @param startDate yyyyMMdd (UTC), the first day
 * @param endDate yyyyMMdd (UTC), the last day
 * @param initialCost what was paid in advance, without tax
 * @param quantity SIMs a day
 * @param status {@code expired} once it ended
 * @param unitPrice of one SIM for a month of 30 days, without tax
 */
record Contract(
    String contractDateTime,
    String contractId,
    int contractTermMonth,
    String currency,
    String startDate,
    String endDate,
    BigDecimal initialCost,
    int quantity,
    String status,
    BigDecimal unitPrice,
    PaymentType volumeDiscountPaymentType,
    ContractType volumeDiscountType) {

  static Contract of(VolumeDiscount contract) {
    VolumeDiscountOffer offer = contract.getOffer();
    return new Contract(
        WireValues.time(contract.getContractedAt()),
        contract.getContractId(),
        offer.getContractTermMonths(),
        offer.getCurrency(),
        contract.getStartDate(),
        contract.getEndDate(),
        new BigDecimal(contract.getInitialCost()),
        contract.getQuantity(),
        contract.getStatus() == VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_EXPIRED
            ? "expired"
            : "active",
        new BigDecimal(offer.getUnitPrice()),
        PaymentType.of(offer.getPayment()),
        ContractType.of(offer.getType()));
  }
}
