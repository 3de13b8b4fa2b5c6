package io.simledger.billing.explain;

import io.simledger.billing.pricing.PriceInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What made the amount of a record (B13).
 *
 * @param intervals statuses of the SIM on the day, by time; empty unless the charge follows from
 *     them
 * @param usage what was used, by day; empty unless the charge was made from it
 * @param price null for discounts, and for a price that the book no longer has
 * @param discounts discounts on the charge; empty for discounts
 * @param origin what granted the discount; empty for charges
 * @param discounted the charges that the discount was taken off; empty for charges
 */
public record Explanation(
    BillRecord record,
    List<Interval> intervals,
    List<Used> usage,
    @Nullable PriceInForce price,
    String priceBookVersion,
    List<Share> discounts,
    String origin,
    List<Discounted> discounted) {

  /** A SIM held in one status, from one time up to another; null while it lasts. */
  public record Interval(String status, String plan, Instant from, @Nullable Instant to) {}

  /** Usage of one day. */
  public record Used(LocalDate day, String billItemName, BigDecimal quantity) {}

  /**
   * What one discount took off all charges of one item, plan, price and day.
   *
   * @param charged what they came to before any discount
   */
  public record Share(
      RecordId id, String billItemName, String origin, BigDecimal amount, BigDecimal charged) {}

  /**
   * Charges of one item, plan, price and day that a discount was taken off.
   *
   * @param plan empty where no plan matters
   * @param charged what they came to before any discount
   * @param amount taken off, above zero
   */
  public record Discounted(
      String billItemName,
      String plan,
      LocalDate day,
      BigDecimal unitPrice,
      BigDecimal charged,
      BigDecimal amount) {}
}
