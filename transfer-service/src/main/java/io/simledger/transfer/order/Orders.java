package io.simledger.transfer.order;

import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Quotations and what becomes of them (A9). */
@ApplicationScoped
class Orders {
  private final OrderRows rows;
  private final Catalogue catalogue;
  private final ShippingAddresses addresses;
  private final Operators operators;
  private final Coverages coverages;
  private final OrderConfig config;
  private final InstantSource clock;

  Orders(
      OrderRows rows,
      Catalogue catalogue,
      ShippingAddresses addresses,
      Operators operators,
      Coverages coverages,
      OrderConfig config,
      InstantSource clock) {
    this.rows = rows;
    this.catalogue = catalogue;
    this.addresses = addresses;
    this.operators = operators;
    this.coverages = coverages;
    this.config = config;
    this.clock = clock;
  }

  /** Makes a quotation, or finds that the same request has already done so (T13). */
  @Transactional
  SimOrder quote(Owner owner, Wish wish) {
    coverages.require(owner.operatorId(), owner.coverageType());
    operators.lock(owner.operatorId());
    Instant now = clock.instant();
    long waiting = rows.forgetLapsed(owner, now);
    Quotation quotation = quotation(owner, wish);
    return rows.findQuoted(owner, quotation)
        .orElseGet(() -> insert(owner, quotation, waiting, now));
  }

  private Quotation quotation(Owner owner, Wish wish) {
    ShippingAddresses.Kept address = addresses.get(owner.operatorId(), wish.shippingAddressId());
    return new Quotation(
        address.shippingAddressId(),
        address.address(),
        operators.get(owner.operatorId()).primaryEmail(),
        wish.preferredDeliveryDate(),
        wish.items().stream().map(item -> item(owner, item)).toList(),
        catalogue.terms(owner.coverageType()));
  }

  private Quotation.Item item(Owner owner, WishedItem wished) {
    Product product =
        catalogue
            .find(owner.coverageType(), wished.productCode())
            .orElseThrow(() -> new ApiException(ErrorCode.PRODUCT_UNKNOWN, "productCode"));
    if (wished.quantity() < 1 || wished.quantity() > product.maxQuantity()) {
      throw new ApiException(ErrorCode.ORDER_QUANTITY_UNSUITABLE, "quantity");
    }
    return new Quotation.Item(product, wished.quantity());
  }

  private SimOrder insert(Owner owner, Quotation quotation, long waiting, Instant now) {
    if (waiting >= config.maxQuotations()) {
      throw new ApiException(ErrorCode.QUOTATIONS_EXHAUSTED);
    }
    SimOrder order =
        new SimOrder(
            UUID.randomUUID(),
            OrderStatus.QUOTED,
            quotation,
            plus(now, config.quotationLifetime()),
            null,
            null);
    rows.insert(owner, order, now);
    return order;
  }

  /** Confirms a quotation, which needs a payment method. */
  @Transactional
  SimOrder confirm(Owner owner, UUID orderId) {
    coverages.requirePaymentMethod(owner.operatorId(), owner.coverageType());
    Instant now = clock.instant();
    return step(owner, orderId, order -> order.confirmed(now));
  }

  /** Cancels a quotation, or an order that has not been shipped. */
  @Transactional
  void cancel(Owner owner, UUID orderId) {
    step(owner, orderId, SimOrder::cancelled);
  }

  /** Makes a step of an order whose row stays locked until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  SimOrder step(Owner owner, UUID orderId, UnaryOperator<SimOrder> step) {
    SimOrder order =
        rows.lock(owner, orderId).orElseThrow(() -> new ApiException(ErrorCode.ORDER_NOT_FOUND));
    SimOrder next = step.apply(order);
    if (!next.equals(order)) {
      rows.update(next);
    }
    return next;
  }

  /** Orders that were confirmed in the last months, the latest first. */
  @Transactional
  List<SimOrder> confirmed(Owner owner) {
    return rows.confirmedSince(owner, minus(clock.instant(), config.history()));
  }

  /** An order that was confirmed; a quotation is none yet. */
  @Transactional
  SimOrder get(Owner owner, UUID orderId) {
    return rows.find(owner, orderId)
        .filter(order -> order.confirmedAt() != null)
        .orElseThrow(() -> new ApiException(ErrorCode.ORDER_NOT_FOUND));
  }

  private static Instant plus(Instant instant, Period period) {
    return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }

  private static Instant minus(Instant instant, Period period) {
    return instant.atOffset(ZoneOffset.UTC).minus(period).toInstant();
  }

  /** What somebody wants to have delivered. */
  record Wish(
      UUID shippingAddressId, List<WishedItem> items, @Nullable LocalDate preferredDeliveryDate) {

    Wish {
      if (items.stream().map(WishedItem::productCode).distinct().count() < items.size()) {
        throw new ApiException(ErrorCode.PARAMETER_INVALID, "orderItemList");
      }
    }
  }

  record WishedItem(String productCode, int quantity) {}
}
