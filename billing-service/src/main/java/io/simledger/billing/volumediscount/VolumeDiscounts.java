package io.simledger.billing.volumediscount;

import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.BillingAccounts;
import io.simledger.billing.discount.VolumeDiscount;
import io.simledger.billing.error.BillingError;
import io.simledger.billing.platform.Retry;
import io.simledger.billing.pricing.DiscountTerms;
import io.simledger.billing.pricing.TaxRates;
import io.simledger.billing.pricing.VolumeDiscountTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Offers, contracts and lists volume discounts, and says which apply to a bill. */
@ApplicationScoped
public class VolumeDiscounts {
  private static final int MAX_QUANTITY = 1_000_000;
  private static final Period QUOTATION_LIFETIME = Period.ofMonths(1);

  /** How far ahead a contract can begin. */
  private static final Period LATEST_START = Period.ofYears(1);

  /** For this long contracts that ended are still listed. */
  private static final Period LISTED_AFTER_END = Period.ofMonths(6);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final BillingAccounts accounts;
  private final VolumeDiscountTables tables;
  private final DiscountTerms terms;
  private final TaxRates taxRates;
  private final InstantSource clock;
  private final Retry retry;

  VolumeDiscounts(
      BillingAccounts accounts,
      VolumeDiscountTables tables,
      DiscountTerms terms,
      TaxRates taxRates,
      InstantSource clock,
      Retry retry) {
    this.accounts = accounts;
    this.tables = tables;
    this.terms = terms;
    this.taxRates = taxRates;
    this.clock = clock;
    this.retry = retry;
  }

  /** What can be contracted today. */
  public List<VolumeDiscountOffer> available(BillingAccount.Key key) {
    LocalDate today = today();
    BigDecimal taxRate = taxRates.on(today, key.coverage());
    return terms.volumeDiscounts(key.coverage(), today).stream()
        .map(offered -> offer(offered, taxRate))
        .toList();
  }

  /** A quotation for a contract. The same request id gives the same one again. */
  public VolumeDiscountContract quote(
      UUID requestId, BillingAccount.Key key, VolumeDiscountOrder wanted) {
    LocalDate today = today();
    LocalDate from =
        wanted.from() == null ? YearMonth.from(today).plusMonths(1).atDay(1) : wanted.from();
    if (wanted.quantity() < 1
        || wanted.quantity() > MAX_QUANTITY
        || from.isBefore(today)
        || from.isAfter(today.plus(LATEST_START))) {
      throw BillingError.MALFORMED_REQUEST.exception();
    }
    VolumeDiscountTerms offered =
        terms.volumeDiscounts(key.coverage(), today).stream()
            .filter(candidate -> candidate.type().equals(wanted.type()))
            .filter(candidate -> candidate.payment().equals(wanted.payment()))
            .filter(candidate -> candidate.termMonths() == wanted.termMonths())
            .findFirst()
            .orElseThrow(BillingError.VOLUME_DISCOUNT_NOT_AVAILABLE::exception);
    return retry.inTransaction(
        () -> {
          VolumeDiscountContract order =
              order(accounts.ensure(key), offered, wanted.quantity(), from, clock.instant());
          tables.insert(order, requestId);
          VolumeDiscountContract kept =
              tables.ofRequest(order.accountId(), requestId).orElseThrow();
          if (!kept.offer().type().equals(wanted.type())
              || !kept.offer().payment().equals(wanted.payment())
              || kept.offer().termMonths() != wanted.termMonths()
              || kept.quantity() != wanted.quantity()
              || (wanted.from() != null && !kept.from().equals(from))) {
            throw BillingError.REQUEST_ID_REUSED.exception();
          }
          return kept;
        });
  }

  /** The contract of an order, which comes into being by it. Again, it is the same one. */
  public VolumeDiscountContract confirm(BillingAccount.Key key, String orderId) {
    BillingAccount account =
        accounts
            .find(key.operatorId(), key.coverage())
            .orElseThrow(BillingError.ORDER_NOT_FOUND::exception);
    return retry.inTransaction(
        () -> {
          VolumeDiscountContract order =
              tables
                  .lock(account.id(), orderId)
                  .orElseThrow(BillingError.ORDER_NOT_FOUND::exception);
          if (order.contractId() != null) {
            return order;
          }
          if (hasLapsed(order)) {
            throw BillingError.QUOTATION_LAPSED.exception();
          }
          tables.contracted(order, UUID.randomUUID().toString(), clock.instant());
          return tables.lock(account.id(), orderId).orElseThrow();
        });
  }

  /** Contracts that run, begin later or ended not long ago, newest first. */
  @Transactional
  public List<VolumeDiscountContract> list(BillingAccount.Key key) {
    return accounts
        .find(key.operatorId(), key.coverage())
        .map(account -> tables.contractsEndingAfter(account.id(), today().minus(LISTED_AFTER_END)))
        .orElse(List.of());
  }

  /** One contract of this very account. */
  @Transactional
  public VolumeDiscountContract get(BillingAccount.Key key, String contractId) {
    return accounts
        .find(key.operatorId(), key.coverage())
        .flatMap(account -> tables.contract(account.id(), contractId))
        .orElseThrow(BillingError.VOLUME_DISCOUNT_NOT_FOUND::exception);
  }

  /** Whether a contract is over. */
  public boolean isOver(VolumeDiscountContract contract) {
    return contract.endedBefore(today());
  }

  /** What contracts grant on the bill of a month. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<VolumeDiscount> rulesFor(BillingAccount account, YearMonth month) {
    return tables
        .contractsWithin(account.id(), month.atDay(1), month.plusMonths(1).atDay(1))
        .stream()
        .map(
            contract ->
                new VolumeDiscount(
                    Objects.requireNonNull(contract.contractId(), "contract"),
                    contract.plans(),
                    contract.from(),
                    contract.to(),
                    BigDecimal.valueOf(contract.quantity()),
                    contract.discountPerDay()))
        .toList();
  }

  private VolumeDiscountContract order(
      BillingAccount account,
      VolumeDiscountTerms offered,
      int quantity,
      LocalDate from,
      Instant now) {
    BigDecimal taxRate = taxRates.on(today(), account.coverage());
    BigDecimal initialCost =
        offered.isPrepaid()
            ? offered
                .unitPrice()
                .multiply(BigDecimal.valueOf(offered.termMonths()))
                .multiply(BigDecimal.valueOf(quantity))
            : BigDecimal.ZERO;
    return new VolumeDiscountContract(
        account.id(),
        TIME.format(now) + "_" + UUID.randomUUID().toString().substring(0, 8),
        offer(offered, taxRate),
        offered.discountPerDay(),
        offered.plans(),
        quantity,
        from,
        from.plusMonths(offered.termMonths()),
        initialCost,
        taxRate,
        now,
        null,
        null);
  }

  private static VolumeDiscountOffer offer(VolumeDiscountTerms offered, BigDecimal taxRate) {
    return new VolumeDiscountOffer(
        offered.type(),
        offered.payment(),
        offered.termMonths(),
        offered.coverage(),
        offered.unitPrice(),
        offered.unitPrice().multiply(BigDecimal.ONE.add(taxRate)));
  }

  /** A contract never begins before it is made: days that were billed stay as they are. */
  private boolean hasLapsed(VolumeDiscountContract order) {
    LocalDate quoted = order.quotedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return order.from().isBefore(today()) || !today().isBefore(quoted.plus(QUOTATION_LIFETIME));
  }

  private LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
