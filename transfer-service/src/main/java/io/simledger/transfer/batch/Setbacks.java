package io.simledger.transfer.batch;

import io.simledger.transfer.platform.Backoff;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Batches that wait until a fault of the database has passed: each time longer, and not for ever.
 */
final class Setbacks {
  private final Map<UUID, Setback> setbacks = new ConcurrentHashMap<>();
  private final Backoff backoff;
  private final int maxAttempts;

  Setbacks(BatchConfig config) {
    this.backoff = new Backoff(config.firstBackoff(), config.maxBackoff());
    this.maxAttempts = config.maxAttempts();
  }

  private record Setback(int attempts, long until) {}

  /** Whether the batch is put off; not when its step has been attempted too often. */
  boolean putOff(UUID batchId) {
    Setback before = setbacks.get(batchId);
    int attempts = before == null ? 1 : before.attempts() + 1;
    if (attempts >= maxAttempts) {
      return false;
    }
    long until = System.nanoTime() + backoff.after(attempts).toNanos();
    setbacks.put(batchId, new Setback(attempts, until));
    return true;
  }

  /** Tells that the step has been taken. */
  void overcome(UUID batchId) {
    setbacks.remove(batchId);
  }

  /** Batches whose time has not come. */
  Set<UUID> waiting() {
    long now = System.nanoTime();
    return setbacks.entrySet().stream()
        .filter(setback -> now - setback.getValue().until() < 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
