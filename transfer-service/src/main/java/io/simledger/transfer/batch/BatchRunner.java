package io.simledger.transfer.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.DatabaseFaults;
import io.simledger.transfer.sim.Imsi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Works on started batches, slice by slice, each SIM in a transaction of its own together with its
 * outcome: after a crash any replica goes on where it stopped, and no SIM is skipped or settled
 * twice. A fault of the database that passes is nobody's outcome: the batch waits and goes on.
 */
@ApplicationScoped
class BatchRunner {
  private static final Logger LOG = Logger.getLogger(BatchRunner.class);
  private static final int SLICE_TIMEOUT_SECONDS = 300;

  private final Batches batches;
  private final BatchSims sims;
  private final BatchSteps steps;
  private final BatchOffer offer;
  private final BatchConfig config;
  private final Setbacks setbacks;

  /** One round at a time: it takes in what is started meanwhile. */
  private final Semaphore running = new Semaphore(1);

  BatchRunner(
      Batches batches, BatchSims sims, BatchSteps steps, BatchOffer offer, BatchConfig config) {
    this.batches = batches;
    this.sims = sims;
    this.steps = steps;
    this.offer = offer;
    this.config = config;
    this.setbacks = new Setbacks(config);
  }

  /** At once, and not with the next tick: whoever started it waits for it. */
  void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchStarted started) {
    Infrastructure.getDefaultWorkerPool().execute(this::run);
  }

  /** What other replicas left, and what waited for the database. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    if (running.tryAcquire()) {
      try {
        serveAll();
      } finally {
        running.release();
      }
    }
  }

  /** Gives every started batch a slice in turn, until nothing is left to do. */
  private void serveAll() {
    Set<UUID> servedThisRound = new HashSet<>();
    boolean served;
    do {
      served = serveNext(servedThisRound);
      if (!served && !servedThisRound.isEmpty()) {
        servedThisRound.clear();
        served = serveNext(servedThisRound);
      }
    } while (served);
  }

  /** Whether there was a batch to work on; its row is locked meanwhile. */
  private boolean serveNext(Set<UUID> served) {
    Set<UUID> others = new HashSet<>(served);
    others.addAll(setbacks.waiting());
    return QuarkusTransaction.requiringNew()
        .timeout(SLICE_TIMEOUT_SECONDS)
        .call(
            () ->
                batches
                    .claim(others)
                    .map(
                        batch -> {
                          served.add(batch.batchId());
                          serve(batch);
                          return true;
                        })
                    .orElse(false));
  }

  private void serve(Batch batch) {
    if (batch.action() == BatchAction.TRANSFER) {
      if (settleOffer(batch)) {
        batches.offered(batch.batchId());
        batches.finish(batch.batchId());
      }
      return;
    }
    List<String> slice = sims.pending(batch.batchId(), config.sliceSize());
    if (slice.stream().allMatch(imsi -> settle(batch, imsi)) && slice.size() < config.sliceSize()) {
      batches.finish(batch.batchId());
    }
  }

  private boolean settle(Batch batch, String imsi) {
    List<String> one = List.of(imsi);
    return settle(
        batch,
        () -> {
          steps.take(batch, new Imsi(imsi));
          sims.settle(batch.batchId(), one, BatchSims.DONE);
        },
        reason -> sims.settle(batch.batchId(), one, reason));
  }

  private boolean settleOffer(Batch batch) {
    return settle(
        batch, () -> offer.make(batch), reason -> sims.settleAll(batch.batchId(), reason));
  }

  /** Whether the step has its outcome; otherwise it is to be tried again. */
  private boolean settle(Batch batch, Runnable step, Consumer<String> refuse) {
    try {
      QuarkusTransaction.requiringNew().run(step);
    } catch (RuntimeException e) {
      if (isFault(e) && setbacks.putOff(batch.batchId())) {
        LOG.warnf("Batch %s waits for the database: %s", batch.batchId(), e);
        return false;
      }
      String code = reason(batch, e).code();
      QuarkusTransaction.requiringNew().run(() -> refuse.accept(code));
    }
    setbacks.overcome(batch.batchId());
    return true;
  }

  private static boolean isFault(RuntimeException failure) {
    return !(failure instanceof ApiException) && DatabaseFaults.mayPass(failure);
  }

  private static ErrorCode reason(Batch batch, RuntimeException failure) {
    if (failure instanceof ApiException refusal) {
      return refusal.errorCode();
    }
    LOG.errorf(failure, "A SIM of batch %s could not be changed", batch.batchId());
    return ErrorCode.UNEXPECTED;
  }
}
