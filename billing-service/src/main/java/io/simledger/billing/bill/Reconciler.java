package io.simledger.billing.bill;

import io.simledger.billing.discount.Discount;
import io.simledger.billing.pricing.BillTotal;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Adds a month up in every way and finds the first difference. In the caller's transaction. */
@ApplicationScoped
class Reconciler {
  private final BillTotals totals;
  private final RecomputedCharges charges;
  private final MonthDiscounts discounts;

  Reconciler(BillTotals totals, RecomputedCharges charges, MonthDiscounts discounts) {
    this.totals = totals;
    this.charges = charges;
    this.discounts = discounts;
  }

  /**
   * Reconciles a month whose charges are rated up to a day.
   *
   * @param figures what stands on it now
   * @param closed the bill as it was frozen; null for an open month
   */
  Reconciliation of(
      ChargedMonth month, MonthFigures figures, LocalDate lastRated, @Nullable Bill closed) {
    LocalDate last =
        lastRated.isBefore(month.month().atEndOfMonth()) ? lastRated : month.month().atEndOfMonth();
    RecomputedCharges.Outcome recomputed = charges.of(month, last);
    BigDecimal granted =
        discounts.granted(month).stream()
            .map(Discount::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal taxRate = totals.taxRate(month.month(), month.account().coverage());
    BigDecimal total = BillTotal.withTax(figures.records(), taxRate, month.account().coverage());
    return new Reconciliation(
        month.month(),
        closed == null ? Bill.State.TEMPORARY : Bill.State.CLOSED,
        month.account().coverage(),
        figures.records(),
        figures.daily(),
        figures.monthly(),
        figures.discounts(),
        recomputed.total(),
        granted,
        taxRate,
        closed == null ? total : closed.amount(),
        firstDifference(figures, recomputed, granted, total, closed));
  }

  MonthFigures figures(ChargedMonth month) {
    return totals.figures(month.accountId(), month.month(), month.month().plusMonths(1)).stream()
        .findFirst()
        .orElseGet(() -> MonthFigures.empty(month.month()));
  }

  private static @Nullable Difference firstDifference(
      MonthFigures figures,
      RecomputedCharges.Outcome recomputed,
      BigDecimal granted,
      BigDecimal total,
      @Nullable Bill closed) {
    if (recomputed.first() != null) {
      return recomputed.first();
    }
    if (recomputed.total().compareTo(figures.charges()) != 0) {
      return Difference.ofSums("charges", recomputed.total(), figures.charges());
    }
    if (!figures.addUp()) {
      return Difference.ofSums(
          "sum", figures.charges().add(figures.discounts()), figures.records());
    }
    if (granted.compareTo(figures.discounts()) != 0) {
      return Difference.ofSums("discounts", granted, figures.discounts());
    }
    if (closed != null && closed.amountBeforeTax().compareTo(figures.records()) != 0) {
      return Difference.ofSums("bill", figures.records(), closed.amountBeforeTax());
    }
    return closed != null && closed.amount().compareTo(total) != 0
        ? Difference.ofSums("tax", total, closed.amount())
        : null;
  }
}
