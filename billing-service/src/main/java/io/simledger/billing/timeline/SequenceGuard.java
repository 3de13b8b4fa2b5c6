package io.simledger.billing.timeline;

import io.simledger.billing.intake.Occurrence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether an event is the next one of its subject. */
final class SequenceGuard {
  enum Verdict {
    NEXT,
    DUPLICATE,
    /** Applied before with another content. */
    CONFLICT,
    /** An earlier event is missing. */
    GAP
  }

  private final Map<Long, Long> digests;
  private long last;

  /**
   * @param last the last applied sequence; 0 before the first
   * @param digests of applied events by sequence, at least of those that will be asked for
   */
  SequenceGuard(long last, Map<Long, Long> digests) {
    this.last = last;
    this.digests = new HashMap<>(digests);
  }

  Verdict judge(Occurrence occurrence) {
    if (occurrence.sequence() > last) {
      return occurrence.sequence() == expected() ? Verdict.NEXT : Verdict.GAP;
    }
    @Nullable Long applied = digests.get(occurrence.sequence());
    return applied != null && applied == occurrence.digest() ? Verdict.DUPLICATE : Verdict.CONFLICT;
  }

  /** The event was applied. */
  void passed(Occurrence occurrence) {
    last = occurrence.sequence();
    digests.put(occurrence.sequence(), occurrence.digest());
  }

  /** The sequence that comes next. */
  long expected() {
    return last + 1;
  }
}
