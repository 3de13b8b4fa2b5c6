package io.simledger.transfer.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Settings of the audit log. */
@ConfigMapping(prefix = "simledger.audit")
interface AuditConfig {
  /**
   * Calls of this replica that wait to be written. When the database is away for so long that they
   * are more, further ones are lost and counted, rather than calls refused.
   */
  @WithDefault("20000")
  int maxWaiting();

  /** Calls written with one statement. */
  @WithDefault("1000")
  int batch();

  /** How long a call waits for others to be written with; what a killed replica loses. */
  @WithDefault("PT0.2S")
  Duration linger();

  /** How long calls are kept, as bills are. */
  @WithDefault("P18M")
  Period retention();
}
