package io.simledger.billing.intake;

import io.simledger.billing.error.BillingError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers the batches of a stream one after the other, each on a worker thread. */
@ApplicationScoped
class BatchStream {
  private final IntakeConfig config;

  BatchStream(IntakeConfig config) {
    this.config = config;
  }

  /** Answers in the order of the batches; fails with the first batch that fails. */
  <Q, R> Multi<R> answer(Multi<Q> batches, Function<Q, R> apply) {
    AtomicInteger inFlight = new AtomicInteger();
    return batches
        .onItem()
        .invoke(
            () -> {
              if (inFlight.incrementAndGet() > config.maxBatchesInFlight()) {
                throw BillingError.TOO_MANY_BATCHES_IN_FLIGHT.exception();
              }
            })
        .onOverflow()
        .buffer(config.maxBatchesInFlight() + 1)
        .onItem()
        .transformToUniAndConcatenate(
            batch ->
                Uni.createFrom()
                    .item(() -> apply.apply(batch))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onItem()
                    .invoke(inFlight::decrementAndGet));
  }
}
