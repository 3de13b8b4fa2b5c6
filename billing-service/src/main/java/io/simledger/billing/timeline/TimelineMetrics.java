package io.simledger.billing.timeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Says aloud what came too late to be charged: somebody may want to settle it otherwise. */
@ApplicationScoped
class TimelineMetrics {
  private static final Logger LOG = Logger.getLogger(TimelineMetrics.class);

  private final Counter late;

  TimelineMetrics(MeterRegistry meters) {
    late = meters.counter("simledger.timeline.late");
  }

  void late(List<LateChanges> changes) {
    for (LateChanges ofAccount : changes) {
      late.increment(ofAccount.count());
      LOG.warnf(
          "%d changes of SIMs of account %d, from %s on, came after the close of their month",
          ofAccount.count(), ofAccount.accountId(), ofAccount.first());
    }
  }
}
