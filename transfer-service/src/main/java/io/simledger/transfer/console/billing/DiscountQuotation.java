package io.simledger.transfer.console.billing;

import io.simledger.discounts.v1.VolumeDiscountQuotation;
import java.math.BigDecimal;

/**
 * A volume discount with its price, to be confirmed.
 *
 * @param quantity SIMs a day
 * @param startDate yyyyMMdd, the first day
 * @param endDate yyyyMMdd, the last day
 * @param total paid in advance, with tax
 */
public record DiscountQuotation(
    String orderId,
    DiscountOffer offer,
    int quantity,
    String startDate,
    String endDate,
    BigDecimal tax,
    BigDecimal total) {

  static DiscountQuotation of(VolumeDiscountQuotation quotation) {
    return new DiscountQuotation(
        quotation.getOrderId(),
        DiscountOffer.of(quotation.getOffer()),
        quotation.getQuantity(),
        quotation.getStartDate(),
        quotation.getEndDate(),
        new BigDecimal(quotation.getTaxAmount()),
        new BigDecimal(quotation.getTotalAmount()));
  }

  /** Whether something is paid in advance. */
  public boolean isPrepaid() {
    return total.signum() > 0;
  }
}
