package io.simledger.transfer.bills;

import io.simledger.bills.v1.DiscountShare;
import io.simledger.bills.v1.DiscountedCharge;
import io.simledger.bills.v1.ExplainRecordResponse;
import io.simledger.bills.v1.StatusInterval;
import io.simledger.bills.v1.UsageQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What made the amount of a record (B13).
 *
 * @param intervals statuses of the SIM that the charge follows from
 * @param usage usage that the charge was made from
 * @param price absent for discounts
 * @param priceBookVersion the price book that is loaded
 * @param roundedToScale decimal places; absent, since only the bill is rounded (B9)
 * @param discounts what was taken off the charge
 * @param origin what granted the discount: a free tier, a coupon code or a contract ID
 * @param discounted what the discount was taken off
 */
public record RecordExplanation(
    BillRecordView record,
    List<Interval> intervals,
    List<Usage> usage,
    @Nullable Price price,
    String priceBookVersion,
    @Nullable Integer roundedToScale,
    List<Share> discounts,
    @Nullable String origin,
    List<Discounted> discounted) {

  public static RecordExplanation of(ExplainRecordResponse explanation) {
    return new RecordExplanation(
        BillRecordView.of(explanation.getRecord(), explanation.getCurrency()),
        explanation.getIntervalsList().stream().map(Interval::of).toList(),
        explanation.getUsageList().stream().map(Usage::of).toList(),
        explanation.hasPrice() ? Price.of(explanation.getPrice()) : null,
        explanation.getPriceBookVersion(),
        explanation.hasRoundedToScale() ? explanation.getRoundedToScale() : null,
        explanation.getDiscountsList().stream().map(Share::of).toList(),
        WireValues.orNull(explanation.getOrigin()),
        explanation.getDiscountedList().stream().map(Discounted::of).toList());
  }

  /**
   * A SIM held in one status, {@code [from, to)}.
   *
   * @param to absent while it lasts
   */
  public record Interval(String status, String plan, Instant from, @Nullable Instant to) {

    static Interval of(StatusInterval interval) {
      return new Interval(
          interval.getStatus(),
          interval.getPlan(),
          WireValues.instant(interval.getFrom()),
          interval.hasTo() ? WireValues.instant(interval.getTo()) : null);
    }
  }

  /**
   * Usage of one day.
   *
   * @param billItemName the item that was reported, which need not be the one that is charged
   */
  public record Usage(String date, String billItemName, BigDecimal quantity) {

    static Usage of(UsageQuantity usage) {
      return new Usage(
          usage.getDate(), usage.getBillItemName(), new BigDecimal(usage.getQuantity()));
    }
  }

  /**
   * What one discount took off all charges of the record's item, plan, price and day.
   *
   * @param amount taken off, above zero
   * @param chargedAmount what those charges came to before any discount
   */
  public record Share(
      String recordId,
      String billItemName,
      String origin,
      BigDecimal amount,
      BigDecimal chargedAmount) {

    static Share of(DiscountShare share) {
      return new Share(
          share.getRecordId(),
          share.getBillItemName(),
          share.getOrigin(),
          new BigDecimal(share.getAmount()),
          new BigDecimal(share.getChargedAmount()));
    }
  }

  /**
   * Charges of one item, plan, price and day that a discount was taken off.
   *
   * @param plan absent where no plan matters
   * @param chargedAmount what they came to before any discount
   * @param discountedAmount taken off, above zero
   */
  public record Discounted(
      String billItemName,
      @Nullable String plan,
      String date,
      BigDecimal unitPrice,
      BigDecimal chargedAmount,
      BigDecimal discountedAmount) {

    static Discounted of(DiscountedCharge charge) {
      return new Discounted(
          charge.getBillItemName(),
          WireValues.orNull(charge.getPlan()),
          charge.getDate(),
          new BigDecimal(charge.getUnitPrice()),
          new BigDecimal(charge.getChargedAmount()),
          new BigDecimal(charge.getDiscountedAmount()));
    }
  }
}
