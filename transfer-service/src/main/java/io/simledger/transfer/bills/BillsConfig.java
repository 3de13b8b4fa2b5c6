package io.simledger.transfer.bills;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How bills are asked of the billing service. */
@ConfigMapping(prefix = "simledger.bills")
interface BillsConfig {
  /**
   * How long one question may take. A bill of the running month is evaluated when it is asked for,
   * which takes seconds for an operator of many SIMs; callers of large exports use the asynchronous
   * mode.
   */
  @WithDefault("PT60S")
  Duration deadline();
}
