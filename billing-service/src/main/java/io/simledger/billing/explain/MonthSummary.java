package io.simledger.billing.explain;

import io.simledger.billing.bill.Bill;
import java.util.List;

/**
 * A month by something.
 *
 * @param costs by amount, largest first
 */
public record MonthSummary<T>(Bill bill, List<T> costs) {
  public MonthSummary {
    costs = List.copyOf(costs);
  }
}
