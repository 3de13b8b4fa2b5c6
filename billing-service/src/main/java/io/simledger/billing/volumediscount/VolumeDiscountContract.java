package io.simledger.billing.volumediscount;

import io.simledger.billing.pricing.BillTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order of a volume discount: a quotation until it is confirmed, a contract from then on.
 *
 * @param plans plans whose basic charges it is about
 * @param quantity SIMs a day
 * @param from its first day
 * @param to the day after its last
 * @param initialCost what is paid in advance, without tax; zero unless prepaid
 * @param contractId null until the order is confirmed
 */
public record VolumeDiscountContract(
    int accountId,
    String orderId,
    VolumeDiscountOffer offer,
    BigDecimal discountPerDay,
    Set<String> plans,
    int quantity,
    LocalDate from,
    LocalDate to,
    BigDecimal initialCost,
    BigDecimal taxRate,
    Instant quotedAt,
    @Nullable String contractId,
    @Nullable Instant contractedAt) {

  public VolumeDiscountContract {
    plans = Set.copyOf(plans);
  }

  /** The price of the order: what is paid in advance, with tax. */
  public BigDecimal total() {
    return BillTotal.withTax(initialCost, taxRate, offer.coverage());
  }

  public boolean endedBefore(LocalDate day) {
    return !to.isAfter(day);
  }
}
