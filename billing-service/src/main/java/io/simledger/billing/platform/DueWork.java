package io.simledger.billing.platform;

import java.time.Instant;

/**
 * Work that falls due as time goes by. Beans are run in the order of their {@code @Priority},
 * lowest first, by their own schedule and, in a sandbox, day by day when the clock is set.
 */
public interface DueWork {
  /** Does everything that fell due up to now; the same again does nothing. */
  void runUpTo(Instant now);
}
