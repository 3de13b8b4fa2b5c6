package io.simledger.billing.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The memory that all downloads share for the supplementary values of their SIMs, in blocks of one
 * size. Every download may have one block at least, so that none waits for another.
 */
@ApplicationScoped
class SupplementMemory {
  static final int BLOCK = 256 * 1024;

  private final AtomicInteger free;

  @Inject
  SupplementMemory(ExportConfig config) {
    this(config.supplementMemory().asLongValue());
  }

  SupplementMemory(long bytes) {
    free = new AtomicInteger((int) Math.min(Integer.MAX_VALUE, bytes / BLOCK));
  }

  /** Takes a block, or returns null when there is none left. */
  byte @Nullable [] take() {
    int left = free.getAndUpdate(blocks -> Math.max(0, blocks - 1));
    return left > 0 ? new byte[BLOCK] : null;
  }

  void giveBack(int blocks) {
    free.addAndGet(blocks);
  }
}
