package io.simledger.transfer.console.billing;

import io.simledger.discounts.v1.VolumeDiscount;
import io.simledger.discounts.v1.VolumeDiscountStatus;
import io.simledger.transfer.bills.WireValues;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A volume discount that was contracted.
 *
 * @param quantity SIMs a day
 * @param startDate yyyyMMdd, the first day
 * @param endDate yyyyMMdd, the last day
 * @param paid in advance, without tax
 */
public record ContractView(
    String contractId,
    DiscountOffer offer,
    int quantity,
    String startDate,
    String endDate,
    BigDecimal paid,
    Instant contractedAt,
    boolean expired) {

  static ContractView of(VolumeDiscount contract) {
    return new ContractView(
        contract.getContractId(),
        DiscountOffer.of(contract.getOffer()),
        contract.getQuantity(),
        contract.getStartDate(),
        contract.getEndDate(),
        new BigDecimal(contract.getInitialCost()),
        WireValues.instant(contract.getContractedAt()),
        contract.getStatus() == VolumeDiscountStatus.VOLUME_DISCOUNT_STATUS_EXPIRED);
  }
}
