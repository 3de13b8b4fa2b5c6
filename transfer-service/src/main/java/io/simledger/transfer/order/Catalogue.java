package io.simledger.transfer.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.sim.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What can be ordered, and at which price. A catalogue that is not right stops the start. */
@Startup
@ApplicationScoped
class Catalogue {
  private static final String BUNDLED = "/catalogue.json";

  private final Content content;

  Catalogue(OrderConfig config, ObjectMapper json) throws IOException {
    try (InputStream file =
        config.catalogue().isPresent()
            ? Files.newInputStream(config.catalogue().get())
            : Catalogue.class.getResourceAsStream(BUNDLED)) {
      content = json.readValue(file, Content.class);
    }
    content.products().forEach(Catalogue::check);
    for (CoverageType coverageType : CoverageType.values()) {
      terms(coverageType);
    }
  }

  private static void check(Product product) {
    boolean fits =
        Plan.named(product.subscription())
            .filter(plan -> plan.coverageType() == product.coverageType())
            .isPresent();
    if (!fits) {
      throw new IllegalStateException(
          "Plan of product %s does not exist in its coverage type"
              .formatted(product.productCode()));
    }
  }

  List<Product> products(CoverageType coverageType) {
    return content.products().stream()
        .filter(product -> product.coverageType() == coverageType)
        .toList();
  }

  Optional<Product> find(CoverageType coverageType, String productCode) {
    return products(coverageType).stream()
        .filter(product -> product.productCode().equals(productCode))
        .findFirst();
  }

  Terms terms(CoverageType coverageType) {
    return content.terms().stream()
        .filter(terms -> terms.coverageType() == coverageType)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Terms are missing for " + coverageType.wireName()));
  }

  private record Content(List<Terms> terms, List<Product> products) {}

  /**
   * What holds for every order in a coverage type.
   *
   * @param shippingCost of one order, without tax
   * @param taxRate 0.1 is ten per cent
   * @param fractionDigits digits after the point that an amount of the currency has
   */
  record Terms(
      CoverageType coverageType,
      String currency,
      BigDecimal shippingCost,
      BigDecimal taxRate,
      int fractionDigits) {}
}
