package io.simledger.billing.pricing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What prices are and how far the catalogue may grow. */
@ConfigMapping(prefix = "simledger.pricing")
interface PricingConfig {
  /** Price book file. By default the one shipped with the service, which is full of samples. */
  Optional<Path> book();

  /**
   * Concrete names that may come into use, such as {@code uploadDataCharge-s1.fast-daytime}. A
   * bound on what a metering system gone wrong can add; ids end at 32,767.
   */
  @WithDefault("20000")
  int maxConcreteItems();
}
