package io.simledger.transfer.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.simledger.transfer.account.CoverageType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A SIM card that can be ordered.
 *
 * @param subscription plan of the SIM
 * @param price of one, without tax
 * @param maxQuantity in one order
 * @param sample the price is made up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Product(
    String productCode,
    String productName,
    @Nullable String description,
    CoverageType coverageType,
    String subscription,
    String currency,
    BigDecimal price,
    int maxQuantity,
    boolean sample) {

  Product {
    if (price.signum() < 0 || maxQuantity < 1) {
      throw new IllegalArgumentException("Unsuitable price or quantity of " + productCode);
    }
  }
}
