package io.simledger.transfer.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls without making them wait, and writes them in the background, many at a time.
 *
 * <p>Written at least once unless: the process is killed within the linger time, or the database is
 * away for so long that the queue is full. What does not fit, or cannot be stored, is counted
 * ({@code simledger.audit.lost}); an orderly shutdown writes what waits.
 */
@ApplicationScoped
class AuditLog {
  private static final Logger LOG = Logger.getLogger(AuditLog.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

  private final AuditedCalls calls;
  private final AuditConfig config;
  private final BlockingQueue<AuditedCall> waiting;
  private final Counter lost;
  private @Nullable Thread writer;
  private volatile boolean ending;

  AuditLog(AuditedCalls calls, AuditConfig config, MeterRegistry meters) {
    this.calls = calls;
    this.config = config;
    this.waiting = new LinkedBlockingQueue<>(config.maxWaiting());
    this.lost = meters.counter("simledger.audit.lost");
    meters.gauge("simledger.audit.waiting", waiting, BlockingQueue::size);
  }

  /** Takes a call to be written soon. */
  void record(AuditedCall call) {
    if (!waiting.offer(call)) {
      lost.increment();
    }
  }

  void start(@Observes StartupEvent event) {
    writer = new Thread(this::write, "audit log");
    writer.setDaemon(true);
    writer.start();
  }

  void end(@Observes ShutdownEvent event) throws InterruptedException {
    ending = true;
    if (writer != null) {
      writer.join(SHUTDOWN_PATIENCE.toMillis());
      writer.interrupt();
    }
  }

  private void write() {
    List<AuditedCall> batch = new ArrayList<>();
    try {
      while (!ending || !waiting.isEmpty() || !batch.isEmpty()) {
        if (batch.isEmpty()) {
          fill(batch);
        }
        if (!batch.isEmpty()) {
          writeOrPause(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lost.increment(batch.size());
    }
  }

  private void fill(List<AuditedCall> batch) throws InterruptedException {
    AuditedCall first = waiting.poll(config.linger().toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      if (!ending) {
        TimeUnit.MILLISECONDS.sleep(config.linger().toMillis());
      }
      batch.add(first);
      waiting.drainTo(batch, config.batch() - 1);
    }
  }

  private void writeOrPause(List<AuditedCall> batch) throws InterruptedException {
    try {
      writeStorable(batch);
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d calls cannot be written to the audit log yet", batch.size());
      TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
    }
  }

  /** Writes all, or one by one what the database can store; what is left is to be tried again. */
  private void writeStorable(List<AuditedCall> batch) {
    try {
      calls.write(batch);
      batch.clear();
    } catch (DataException e) {
      for (Iterator<AuditedCall> each = batch.iterator(); each.hasNext(); each.remove()) {
        writeOrLose(each.next());
      }
    }
  }

  private void writeOrLose(AuditedCall call) {
    try {
      calls.write(List.of(call));
    } catch (DataException e) {
      // Not the exception: it may say what was in the call.
      LOG.errorf(
          "A call of %s cannot be stored in the audit log: SQL state %s",
          call.operation(), e.getSQLState());
      lost.increment();
    }
  }
}
