package io.simledger.transfer.bills;

import io.simledger.bills.v1.BillItemCost;
import io.simledger.bills.v1.BillItemSummary;
import io.simledger.bills.v1.SimCost;
import io.simledger.bills.v1.SimSummary;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a month came to, broken down, without tax.
 *
 * @param yearMonth yyyyMM (UTC)
 * @param updatedTime seconds since 1970
 * @param costBreakdownList by amount, largest first
 */
record CostSummary<C>(
    String yearMonth, String currency, long updatedTime, List<C> costBreakdownList) {

  static CostSummary<ItemBreakdown> of(BillItemSummary month) {
    return new CostSummary<>(
        month.getMonth(),
        month.getCurrency(),
        month.getUpdatedAt().getSeconds(),
        month.getCostsList().stream().map(ItemBreakdown::of).toList());
  }

  static CostSummary<SimBreakdown> of(SimSummary month) {
    return new CostSummary<>(
        month.getMonth(),
        month.getCurrency(),
        month.getUpdatedAt().getSeconds(),
        month.getCostsList().stream().map(SimBreakdown::of).toList());
  }

  /** What one item came to; below zero for discounts. */
  record ItemBreakdown(String billItemCategory, String billItemName, BigDecimal amount) {

    static ItemBreakdown of(BillItemCost cost) {
      return new ItemBreakdown(
          cost.getBillItemCategory(), cost.getBillItemName(), new BigDecimal(cost.getAmount()));
    }
  }

  /**
   * What one SIM came to.
   *
   * @param imsi only of a SIM that was handed over since, which is no longer shown by its SIM ID
   */
  record SimBreakdown(@Nullable String simId, @Nullable String imsi, BigDecimal amount) {

    static SimBreakdown of(SimCost cost) {
      String simId = WireValues.orNull(cost.getSimId());
      return new SimBreakdown(
          simId, simId == null ? cost.getImsi() : null, new BigDecimal(cost.getAmount()));
    }
  }
}
