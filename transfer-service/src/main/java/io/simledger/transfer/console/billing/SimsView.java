package io.simledger.transfer.console.billing;

import io.simledger.bills.v1.SimCost;
import io.simledger.bills.v1.SimSummary;
import io.simledger.transfer.bills.WireValues;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SIMs that cost most in a month, without tax.
 *
 * @param month yyyyMM
 * @param top the first of them
 * @param further the rest
 */
public record SimsView(String month, String currency, List<Sim> top, List<Sim> further) {
  private static final int TOP = 10;

  /**
   * A SIM.
   *
   * @param name absent without one, and when the SIM is no longer the caller's (C3)
   */
  public record Sim(String imsi, @Nullable String name, BigDecimal amount) {

    static Sim of(SimCost cost) {
      return new Sim(
          cost.getImsi(), WireValues.orNull(cost.getName()), new BigDecimal(cost.getAmount()));
    }
  }

  static SimsView of(SimSummary summary) {
    List<Sim> sims = summary.getCostsList().stream().map(Sim::of).toList();
    int top = Math.min(TOP, sims.size());
    return new SimsView(
        summary.getMonth(),
        summary.getCurrency(),
        sims.subList(0, top),
        sims.subList(top, sims.size()));
  }
}
