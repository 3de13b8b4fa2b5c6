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
   * Reconciles an open month whose charges are rated up to a day: everything is made anew.
   *
   * @param figures what stands on it now
   */
  Reconciliation of(ChargedMonth month, MonthFigures figures, LocalDate lastRated) {
    LocalDate last =
        lastRated.isBefore(month.month().atEndOfMonth()) ? lastRated : month.month().atEndOfMonth();
    RecomputedCharges.Outcome recomputed = charges.of(month, last);
    BigDecimal granted =
        discounts.granted(month).stream()
            .map(Discount::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal taxRate = totals.taxRate(month.month(), month.account().coverage());
    return new Reconciliation(
        month.month(),
        Bill.State.TEMPORARY,
        month.account().coverage(),
        figures.records(),
        figures.daily(),
        figures.monthly(),
        figures.discounts(),
        recomputed.total(),
        granted,
        taxRate,
        BillTotal.withTax(figures.records(), taxRate, month.account().coverage()),
        firstDifference(figures, recomputed, granted));
  }

  /**
   * Reconciles a closed month with what was frozen. Nothing is made anew, which the close did: what
   * became known since of the life of its SIMs or of prices does not stand on it (B10).
   *
   * @param figures what stands on it now
   * @param closed the bill as it was frozen
   */
  Reconciliation ofClosed(ChargedMonth month, MonthFigures figures, Bill closed) {
    BigDecimal taxRate = totals.closedTaxRate(month);
    return new Reconciliation(
        month.month(),
        Bill.State.CLOSED,
        month.account().coverage(),
        figures.records(),
        figures.daily(),
        figures.monthly(),
        figures.discounts(),
        figures.charges(),
        figures.discounts(),
        taxRate,
        closed.amount(),
        firstDifference(
            figures,
            closed,
            BillTotal.withTax(figures.records(), taxRate, month.account().coverage())));
  }

  MonthFigures figures(ChargedMonth month) {
    return totals.figures(month.accountId(), month.month(), month.month().plusMonths(1)).stream()
        .findFirst()
        .orElseGet(() -> MonthFigures.empty(month.month()));
  }

  private static @Nullable Difference firstDifference(
      MonthFigures figures, RecomputedCharges.Outcome recomputed, BigDecimal granted) {
    if (recomputed.first() != null) {
      return recomputed.first();
    }
    if (recomputed.total().compareTo(figures.charges()) != 0) {
      return Difference.ofSums("charges", recomputed.total(), figures.charges());
    }
    if (!figures.addUp()) {
      return ofSum(figures);
    }
    return granted.compareTo(figures.discounts()) != 0
        ? Difference.ofSums("discounts", granted, figures.discounts())
        : null;
  }

  private static @Nullable Difference firstDifference(
      MonthFigures figures, Bill closed, BigDecimal total) {
    if (!figures.addUp()) {
      return ofSum(figures);
    }
    if (closed.amountBeforeTax().compareTo(figures.records()) != 0) {
      return Difference.ofSums("bill", figures.records(), closed.amountBeforeTax());
    }
    if (closed.couponAmount().compareTo(figures.coupons()) != 0) {
      return Difference.ofSums("coupons", figures.coupons(), closed.couponAmount());
    }
    return closed.amount().compareTo(total) != 0
        ? Difference.ofSums("tax", total, closed.amount())
        : null;
  }

  private static Difference ofSum(MonthFigures figures) {
    return Difference.ofSums("sum", figures.charges().add(figures.discounts()), figures.records());
  }
}
