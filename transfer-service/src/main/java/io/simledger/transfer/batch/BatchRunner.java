package io.simledger.transfer.batch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.sim.Imsi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works on started batches, slice by slice, each SIM in a transaction of its own together with its
 * outcome: after a crash any replica goes on where it stopped, and no SIM is skipped or settled
 * twice.
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

  BatchRunner(
      Batches batches, BatchSims sims, BatchSteps steps, BatchOffer offer, BatchConfig config) {
    this.batches = batches;
    this.sims = sims;
    this.steps = steps;
    this.offer = offer;
    this.config = config;
  }

  /** Gives every started batch a slice in turn, until nothing is left to do. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
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
    return QuarkusTransaction.requiringNew()
        .timeout(SLICE_TIMEOUT_SECONDS)
        .call(
            () ->
                batches
                    .claim(served)
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
      settleOffer(batch);
      batches.finish(batch.batchId());
      return;
    }
    List<String> slice = sims.pending(batch.batchId(), config.sliceSize());
    slice.forEach(imsi -> settle(batch, imsi));
    if (slice.size() < config.sliceSize()) {
      batches.finish(batch.batchId());
    }
  }

  private void settle(Batch batch, String imsi) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                steps.take(batch, new Imsi(imsi));
                sims.settle(batch.batchId(), List.of(imsi), BatchSims.DONE);
              });
    } catch (RuntimeException e) {
      String code = reason(batch, e).code();
      QuarkusTransaction.requiringNew()
          .run(() -> sims.settle(batch.batchId(), List.of(imsi), code));
    }
  }

  private void settleOffer(Batch batch) {
    try {
      UUID transferId = QuarkusTransaction.requiringNew().call(() -> offer.make(batch));
      batches.offered(batch.batchId(), transferId);
    } catch (RuntimeException e) {
      String code = reason(batch, e).code();
      QuarkusTransaction.requiringNew().run(() -> sims.settleAll(batch.batchId(), code));
    }
  }

  private static ErrorCode reason(Batch batch, RuntimeException failure) {
    if (failure instanceof ApiException refusal) {
      return refusal.errorCode();
    }
    LOG.errorf(failure, "A SIM of batch %s could not be changed", batch.batchId());
    return ErrorCode.UNEXPECTED;
  }
}
