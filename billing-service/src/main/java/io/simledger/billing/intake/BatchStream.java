package io.simledger.billing.intake;

import io.simledger.billing.error.BillingError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the batches of a stream, each on a worker thread. */
@ApplicationScoped
class BatchStream {
  private final IntakeConfig config;

  BatchStream(IntakeConfig config) {
    this.config = config;
  }

  private record Numbered<T>(long number, T value) {}

  /**
   * Answers in the order of the batches; fails with a batch that fails. Those whose answer is not
   * out by then may have been applied.
   *
   * @param atOnce batches that are applied at the same time; those after the first must not depend
   *     on what came before them
   */
  <Q, R> Multi<R> answer(Multi<Q> batches, int atOnce, Function<Q, R> apply) {
    AtomicInteger inFlight = new AtomicInteger();
    AtomicLong count = new AtomicLong();
    InOrder<R> inOrder = new InOrder<>();
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
        .transform(batch -> new Numbered<>(count.getAndIncrement(), batch))
        .onItem()
        .transformToUni(
            batch ->
                Uni.createFrom()
                    .item(() -> new Numbered<>(batch.number(), apply.apply(batch.value())))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .merge(atOnce)
        .onItem()
        .transformToIterable(inOrder::with)
        .onItem()
        .invoke(inFlight::decrementAndGet);
  }

  /** Keeps answers until those before them are there. One thread at a time comes with one. */
  private static final class InOrder<R> {
    private final Map<Long, R> early = new HashMap<>();
    private long next;

    /** The answers whose turn it is, now that there is one more. */
    List<R> with(Numbered<R> answer) {
      early.put(answer.number(), answer.value());
      List<R> ready = new ArrayList<>();
      for (@Nullable R turn = early.remove(next); turn != null; turn = early.remove(next)) {
        ready.add(turn);
        next++;
      }
      return ready;
    }
  }
}
