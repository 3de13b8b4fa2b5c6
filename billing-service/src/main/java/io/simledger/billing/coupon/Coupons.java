package io.simledger.billing.coupon;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.account.Coverage;
import io.simledger.billing.discount.Coupon;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.pricing.BillTotal;
import io.simledger.billing.pricing.TaxRates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sells, registers and lists coupons, and says which are good for a bill. */
@ApplicationScoped
public class Coupons {
  /** The least that is sold; Japan coverage only. */
  private static final BigDecimal MINIMUM = new BigDecimal("1000");

  /** Bounds the amounts of the sandbox, and mistakes. */
  private static final BigDecimal MAXIMUM = new BigDecimal("1000000000");

  /** Months whose bills a coupon is good for, that of its order included. */
  private static final int MONTHS_OF_USE = 13;

  private static final Period QUOTATION_LIFETIME = Period.ofMonths(1);

  private final BillingAccounts accounts;
  private final CouponTables tables;
  private final CouponCodes codes;
  private final TaxRates taxRates;
  private final InstantSource clock;
  private final Retry retry;

  Coupons(
      BillingAccounts accounts,
      CouponTables tables,
      CouponCodes codes,
      TaxRates taxRates,
      InstantSource clock,
      Retry retry) {
    this.accounts = accounts;
    this.tables = tables;
    this.codes = codes;
    this.taxRates = taxRates;
    this.clock = clock;
    this.retry = retry;
  }

  /** A quotation for a coupon of all charges. The same request id gives the same one again. */
  public CouponQuotation quote(UUID requestId, BillingAccount.Key key, BigDecimal amount) {
    if (key.coverage() != Coverage.JP) {
      throw BillingError.COUPONS_NOT_SOLD.exception();
    }
    if (amount.compareTo(MINIMUM) < 0 || !isPayable(amount, key.coverage())) {
      throw BillingError.COUPON_AMOUNT.exception();
    }
    YearMonth expiry = thisMonth().plusMonths(MONTHS_OF_USE - 1L);
    return retry.inTransaction(
        () -> order(requestId, key, CouponScope.ALL_CHARGES, amount, expiry));
  }

  /** The coupon of an order, which comes into being by it. Again, it is the same one. */
  public IssuedCoupon confirm(BillingAccount.Key key, String orderId) {
    BillingAccount account =
        accounts
            .find(key.operatorId(), key.coverage())
            .orElseThrow(BillingError.ORDER_NOT_FOUND::exception);
    return retry.inTransaction(() -> confirm(account, orderId, clock.instant()));
  }

  /**
   * A coupon made out of nothing, for the sandbox.
   *
   * @param expiry null for the same time as one that is bought
   */
  public IssuedCoupon make(
      UUID requestId,
      BillingAccount.Key key,
      CouponScope scope,
      BigDecimal amount,
      @Nullable YearMonth expiry) {
    YearMonth last = expiry == null ? thisMonth().plusMonths(MONTHS_OF_USE - 1L) : expiry;
    if (!isPayable(amount, key.coverage()) || last.isBefore(thisMonth())) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    return retry.inTransaction(
        () -> {
          CouponQuotation order = order(requestId, key, scope, amount, last);
          return confirm(accounts.get(order.accountId()), order.orderId(), order.quotedAt());
        });
  }

  /**
   * Registers a coupon for an account: it is good for the bill of this month and of later ones.
   * Again, it is the same one.
   */
  public IssuedCoupon register(BillingAccount.Key key, String code) {
    return retry.inTransaction(
        () -> {
          IssuedCoupon coupon = issued(code);
          if (coupon.coverage() != key.coverage()) {
            throw BillingError.COUPON_OF_OTHER_COVERAGE.exception();
          }
          if (coupon.expiryMonth().isBefore(thisMonth())) {
            throw BillingError.COUPON_EXPIRED.exception();
          }
          BillingAccount account = accounts.ensure(key);
          tables.register(code, account, thisMonth(), clock.instant());
          IssuedCoupon registered = issued(code);
          if (registered.accountId() == null || registered.accountId() != account.id()) {
            throw BillingError.COUPON_REGISTERED_ELSEWHERE.exception();
          }
          if (registered.balance().signum() == 0) {
            throw BillingError.COUPON_USED_UP.exception();
          }
          return registered;
        });
  }

  /** The coupons of an account, those that expire first at the front. */
  @Transactional
  public List<IssuedCoupon> list(BillingAccount.Key key) {
    return accounts
        .find(key.operatorId(), key.coverage())
        .map(account -> tables.couponsOf(account.id()))
        .orElse(List.of());
  }

  /** What coupons grant on the bill of a month, after what they paid of earlier ones. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Coupon> rulesFor(BillingAccount account, YearMonth month) {
    return tables.leftFor(account.id(), month).stream()
        .map(
            left ->
                new Coupon(
                    left.scope().billItemName(), left.code(), left.scope()::covers, left.balance()))
        .toList();
  }

  private CouponQuotation order(
      UUID requestId,
      BillingAccount.Key key,
      CouponScope scope,
      BigDecimal amount,
      YearMonth expiry) {
    Instant now = clock.instant();
    BillingAccount account = accounts.ensure(key);
    tables.insertOrder(
        new CouponQuotation(
            account.id(),
            codes.newOrderId(now),
            scope,
            key.coverage(),
            amount,
            expiry,
            taxOn(amount, key.coverage(), now),
            now,
            null),
        requestId);
    CouponQuotation order = tables.orderOfRequest(account.id(), requestId).orElseThrow();
    if (order.scope() != scope || order.amount().compareTo(amount) != 0) {
      throw BillingError.REQUEST_ID_REUSED.exception();
    }
    return order;
  }

  private IssuedCoupon confirm(BillingAccount account, String orderId, Instant now) {
    CouponQuotation order =
        tables
            .lockOrder(account.id(), orderId)
            .orElseThrow(BillingError.ORDER_NOT_FOUND::exception);
    if (order.couponCode() != null) {
      return issued(order.couponCode());
    }
    if (!now.atOffset(ZoneOffset.UTC)
        .isBefore(order.quotedAt().atOffset(ZoneOffset.UTC).plus(QUOTATION_LIFETIME))) {
      throw BillingError.QUOTATION_LAPSED.exception();
    }
    String code = codes.newCode();
    tables.issue(order, code);
    return issued(code);
  }

  private IssuedCoupon issued(String code) {
    return tables.coupon(code).orElseThrow(BillingError.COUPON_UNKNOWN::exception);
  }

  private BigDecimal taxOn(BigDecimal amount, Coverage coverage, Instant now) {
    BigDecimal rate = taxRates.on(now.atOffset(ZoneOffset.UTC).toLocalDate(), coverage);
    return BillTotal.withTax(amount, rate, coverage).subtract(amount);
  }

  private static boolean isPayable(BigDecimal amount, Coverage coverage) {
    return amount.signum() > 0
        && amount.compareTo(MAXIMUM) <= 0
        && amount.stripTrailingZeros().scale() <= coverage.currencyScale();
  }

  private YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
