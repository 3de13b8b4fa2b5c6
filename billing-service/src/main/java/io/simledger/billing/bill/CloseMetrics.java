package io.simledger.billing.bill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Says aloud how closing goes: whoever watches is woken by a bill that stopped. */
@ApplicationScoped
class CloseMetrics {
  private static final Logger LOG = Logger.getLogger(CloseMetrics.class);

  private final Counter closed;
  private final AtomicInteger stopped;

  CloseMetrics(MeterRegistry meters) {
    closed = meters.counter("simledger.close.bills");
    stopped = meters.gauge("simledger.close.stopped", new AtomicInteger());
  }

  void closed() {
    closed.increment();
  }

  void mismatch(ChargedMonth month, Difference difference) {
    LOG.errorf(
        "The bill of account %d for %s is not closed: %s",
        month.accountId(), month.month(), difference);
  }

  void failed(int accountId, RuntimeException reason) {
    LOG.errorf(reason, "The bills of account %d are not closed", accountId);
  }

  /** Accounts whose bill could not be closed at the last run. */
  void stopped(int accounts) {
    stopped.set(accounts);
  }
}
