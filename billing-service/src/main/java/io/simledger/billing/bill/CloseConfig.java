package io.simledger.billing.bill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** When months close. */
@ConfigMapping(prefix = "simledger.close")
interface CloseConfig {
  /**
   * Business day of the following month at whose beginning (UTC) a month closes, 1 to 15. By the
   * second one bills are final (B10).
   */
  @WithDefault("2")
  int businessDay();

  /** How often it is looked whether months are due to be closed. */
  @WithDefault("60s")
  String every();

  /** Holidays that the calendar of Japan does not know, or does not know yet. */
  Optional<Set<LocalDate>> holidays();
}
