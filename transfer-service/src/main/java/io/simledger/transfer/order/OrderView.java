package io.simledger.transfer.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order, or a quotation without a status, as the API shows it. Amounts are without tax but for
 * {@code totalAmount} and {@code balanceDue}; times are UTC, yyyyMMddHHmmss.
 */
record OrderView(
    UUID orderId,
    @Nullable String orderStatus,
    @Nullable String orderDateTime,
    @Nullable String shippingDateTime,
    String orderChannel,
    String email,
    UUID shippingAddressId,
    ShippingAddress shippingAddress,
    @Nullable String preferredDeliveryDate,
    List<ItemView> orderItemList,
    String currency,
    BigDecimal shippingCost,
    boolean taxOnShippingCost,
    boolean containsTaxIncludedAmounts,
    BigDecimal taxAmount,
    BigDecimal totalAmount,
    BigDecimal balanceDue) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

  static OrderView of(SimOrder order) {
    return of(order, order.status().wireName());
  }

  static OrderView quotation(SimOrder order) {
    return of(order, null);
  }

  private static OrderView of(SimOrder order, @Nullable String status) {
    Quotation quotation = order.quotation();
    return new OrderView(
        order.orderId(),
        status,
        time(order.confirmedAt()),
        time(order.shippedAt()),
        "api",
        quotation.email(),
        quotation.shippingAddressId(),
        quotation.shippingAddress(),
        day(quotation.preferredDeliveryDate()),
        quotation.items().stream().map(ItemView::of).toList(),
        quotation.terms().currency(),
        quotation.terms().shippingCost(),
        true,
        false,
        quotation.tax(),
        quotation.total(),
        quotation.total());
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  /** So many of one product. */
  record ItemView(ProductView product, int quantity, BigDecimal productAmount) {
    static ItemView of(Quotation.Item item) {
      return new ItemView(ProductView.of(item.product()), item.quantity(), item.amount());
    }
  }

  /** A product as the API shows it. */
  record ProductView(
      String productCode,
      String productName,
      @Nullable String description,
      String productType,
      String currency,
      BigDecimal price,
      int maxQuantity) {
    static ProductView of(Product product) {
      return new ProductView(
          product.productCode(),
          product.productName(),
          product.description(),
          "sim",
          product.currency(),
          product.price(),
          product.maxQuantity());
    }
  }
}
