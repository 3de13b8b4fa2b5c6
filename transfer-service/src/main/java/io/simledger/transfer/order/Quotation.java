package io.simledger.transfer.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered where and at which price. It never changes, whatever becomes of the address or
 * the catalogue.
 *
 * @param email primary address of the operator at the time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Quotation(
    UUID shippingAddressId,
    ShippingAddress shippingAddress,
    String email,
    @Nullable LocalDate preferredDeliveryDate,
    List<Item> items,
    Catalogue.Terms terms) {

  /** Products and shipping, without tax. */
  private BigDecimal net() {
    return items.stream()
        .map(Item::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .add(terms.shippingCost());
  }

  /** Tax on everything, rounded up once to the currency's unit. */
  BigDecimal tax() {
    return net().multiply(terms.taxRate()).setScale(terms.fractionDigits(), RoundingMode.UP);
  }

  BigDecimal total() {
    return net().add(tax());
  }

  /** So many of one product. */
  record Item(Product product, int quantity) {
    /** Without tax. */
    BigDecimal amount() {
      return product.price().multiply(BigDecimal.valueOf(quantity));
    }
  }
}
