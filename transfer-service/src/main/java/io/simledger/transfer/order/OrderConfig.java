package io.simledger.transfer.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;

/** Settings of orders. */
@ConfigMapping(prefix = "simledger.order")
interface OrderConfig {
  /** Product catalogue (JSON) instead of the one in the jar, whose prices are samples. */
  Optional<Path> catalogue();

  /** How long a quotation can be confirmed (A9). */
  @WithDefault("P1M")
  Period quotationLifetime();

  /** How far back orders are shown, as Soracom does. */
  @WithDefault("P18M")
  Period history();

  /** Addresses that one operator may have. */
  @WithDefault("100")
  int maxShippingAddresses();

  /** Quotations of one operator that wait to be confirmed; bounds what is kept of them. */
  @WithDefault("1000")
  int maxQuotations();
}
