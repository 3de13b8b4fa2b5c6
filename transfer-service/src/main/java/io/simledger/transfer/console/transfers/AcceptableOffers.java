package io.simledger.transfer.console.transfers;

import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.console.RunningCharges;
import io.simledger.transfer.simtransfer.TransferRow;
import io.simledger.transfer.simtransfer.TransferTable;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a destination should know before it accepts an offer. */
@ApplicationScoped
class AcceptableOffers {
  private final TransferTable table;
  private final Coverages coverages;
  private final RunningCharges charges;

  AcceptableOffers(TransferTable table, Coverages coverages, RunningCharges charges) {
    this.table = table;
    this.coverages = coverages;
    this.charges = charges;
  }

  /**
   * An offer to the caller.
   *
   * @param lacksCoverage the operator does not have the SIMs' coverage type (T7)
   * @param lacksPayment the operator has no payment method for it (T7)
   * @param charges what the SIMs cost a day; null when that cannot be told now
   */
  public record Offer(
      TransferRow row,
      boolean lacksCoverage,
      boolean lacksPayment,
      RunningCharges.@Nullable PerDay charges) {
    public boolean isAcceptable() {
      return row.isOpen() && !lacksCoverage && !lacksPayment;
    }
  }

  Offer of(TransferRow row) {
    String operatorId = row.destinationOperatorId();
    return new Offer(
        row,
        !coverages.of(operatorId).contains(row.coverageType()),
        coverages.paymentMethod(operatorId, row.coverageType()).isEmpty(),
        charges.of(table.plans(row)));
  }
}
