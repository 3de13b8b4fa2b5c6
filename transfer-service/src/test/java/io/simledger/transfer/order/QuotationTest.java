package io.simledger.transfer.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.simledger.transfer.account.CoverageType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A9. */
class QuotationTest {

  @Test
  void taxIsOnProductsAndShippingAndRoundedUpOnce() {
    Quotation quotation = quotation("0.1", 0, item("333", 3), item("2", 1));
    assertThat(quotation.tax()).isEqualByComparingTo("151");
    assertThat(quotation.total()).isEqualByComparingTo("1652");
  }

  @Test
  void aCurrencyWithCentsIsRoundedToCents() {
    Quotation quotation = quotation("0.075", 2, item("0.01", 1));
    assertThat(quotation.tax()).isEqualByComparingTo("37.51");
    assertThat(quotation.total()).isEqualByComparingTo("537.52");
  }

  private static Quotation.Item item(String price, int quantity) {
    return new Quotation.Item(
        new Product(
            "code",
            "name",
            null,
            CoverageType.JP,
            "plan-D",
            "JPY",
            new BigDecimal(price),
            10,
            true),
        quantity);
  }

  private static Quotation quotation(String taxRate, int digits, Quotation.Item... items) {
    return new Quotation(
        UUID.randomUUID(),
        new ShippingAddress(
            "1-1", null, null, "Minato", null, null, null, null, null, null, "Tokyo", "1000001"),
        "a@example.com",
        null,
        List.of(items),
        new Catalogue.Terms(
            CoverageType.JP, "JPY", new BigDecimal("500"), new BigDecimal(taxRate), digits));
  }
}
