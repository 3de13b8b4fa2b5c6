package io.simledger.billing.bill;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.error.BillingError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Answers what months come to. A month that is not closed is evaluated when it is asked for (B12).
 */
@ApplicationScoped
public class Bills {
  private final BillingAccounts accounts;
  private final MonthEvaluation evaluation;
  private final BillTotals totals;
  private final InstantSource clock;

  Bills(
      BillingAccounts accounts,
      MonthEvaluation evaluation,
      BillTotals totals,
      InstantSource clock) {
    this.accounts = accounts;
    this.evaluation = evaluation;
    this.totals = totals;
    this.clock = clock;
  }

  /** Bills of past months, newest first; months without a charge have none (C10). */
  public List<Bill> history(BillingAccount.Key key) {
    Instant now = clock.instant();
    YearMonth running = monthOf(now);
    return accounts
        .find(key.operatorId(), key.coverage())
        .map(
            account -> {
              evaluation.evaluate(account, now);
              return totals.between(account, running.minusMonths(BillMonth.HISTORY), running, now);
            })
        .orElse(List.of());
  }

  /** The bill of the running month; nothing charged so far comes to nothing. */
  public Bill latest(BillingAccount.Key key) {
    Instant now = clock.instant();
    return accounts
        .find(key.operatorId(), key.coverage())
        .flatMap(account -> evaluated(account, monthOf(now), now))
        .orElseGet(() -> Bill.empty(monthOf(now), key.coverage(), now));
  }

  /** The bill of a month that has a charge (C10). */
  public Bill get(BillingAccount.Key key, String month) {
    Instant now = clock.instant();
    YearMonth asked = BillMonth.parse(month, monthOf(now));
    return accounts
        .find(key.operatorId(), key.coverage())
        .flatMap(account -> evaluated(account, asked, now))
        .orElseThrow(BillingError.MONTH_WITHOUT_CHARGE::exception);
  }

  /** The days of a month that has a charge, newest first, without items charged by the month. */
  public List<DailyAmount> daily(BillingAccount.Key key, String month) {
    ChargedMonth charged = charged(key, month);
    evaluate(charged);
    return totals.daily(charged);
  }

  /** The month of an account that has a charge (C10). Evaluated only if there seems to be none. */
  public ChargedMonth charged(BillingAccount.Key key, String month) {
    Instant now = clock.instant();
    YearMonth asked = BillMonth.parse(month, monthOf(now));
    ChargedMonth charged =
        accounts
            .find(key.operatorId(), key.coverage())
            .map(account -> new ChargedMonth(account, asked))
            .orElseThrow(BillingError.MONTH_WITHOUT_CHARGE::exception);
    if (!totals.isCharged(charged)) {
      evaluate(charged);
      if (!totals.isCharged(charged)) {
        throw BillingError.MONTH_WITHOUT_CHARGE.exception();
      }
    }
    return charged;
  }

  /**
   * Bills of the running month and of some before it that have a charge, newest first.
   *
   * @param monthsBack how many before it
   */
  public List<RecentBill> recent(BillingAccount.Key key, int monthsBack) {
    Instant now = clock.instant();
    YearMonth running = monthOf(now);
    return accounts
        .find(key.operatorId(), key.coverage())
        .map(
            account -> {
              evaluation.evaluate(account, now);
              return totals
                  .between(account, running.minusMonths(monthsBack), running.plusMonths(1), now)
                  .stream()
                  .map(bill -> new RecentBill(new ChargedMonth(account, bill.month()), bill))
                  .toList();
            })
        .orElse(List.of());
  }

  /** The bill of one month that has a charge (C10). */
  public RecentBill of(BillingAccount.Key key, String month) {
    Instant now = clock.instant();
    ChargedMonth charged = charged(key, month);
    evaluate(charged);
    return totals
        .between(charged.account(), charged.month(), charged.month().plusMonths(1), now)
        .stream()
        .findFirst()
        .map(bill -> new RecentBill(charged, bill))
        .orElseThrow(BillingError.MONTH_WITHOUT_CHARGE::exception);
  }

  /** Adds a month that has a charge up in every way that must come to the same (C9). */
  public Reconciliation reconciliation(BillingAccount.Key key, String month) {
    ChargedMonth charged = charged(key, month);
    return evaluation.reconcile(charged, clock.instant());
  }

  /** Brings a month up to now, unless it is closed. */
  public void evaluate(ChargedMonth month) {
    evaluate(month.account(), month.month(), clock.instant());
  }

  private Optional<Bill> evaluated(BillingAccount account, YearMonth month, Instant now) {
    evaluate(account, month, now);
    return totals.between(account, month, month.plusMonths(1), now).stream().findFirst();
  }

  private void evaluate(BillingAccount account, YearMonth month, Instant now) {
    if (!totals.isClosed(account, month)) {
      evaluation.evaluate(account, now);
    }
  }

  private static YearMonth monthOf(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }
}
