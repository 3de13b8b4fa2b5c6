package io.simledger.billing.charge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Says aloud how rating again goes: whoever watches is woken by an account that stopped. */
@ApplicationScoped
class RatingMetrics {
  private static final Logger LOG = Logger.getLogger(RatingMetrics.class);

  private final AtomicInteger stopped;

  RatingMetrics(MeterRegistry meters) {
    stopped = meters.gauge("simledger.rating.stopped", new AtomicInteger());
  }

  void failed(int accountId, RuntimeException reason) {
    LOG.errorf(reason, "What is due of account %d is not rated", accountId);
  }

  /** Accounts of which something that was due could not be rated at the last run. */
  void stopped(int accounts) {
    stopped.set(accounts);
  }
}
