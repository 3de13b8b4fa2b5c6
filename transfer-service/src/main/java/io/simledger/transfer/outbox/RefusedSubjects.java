package io.simledger.transfer.outbox;

import io.simledger.transfer.outbox.EventDelivery.Refusal;
import io.simledger.transfer.platform.Backoff;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The subjects of a lane whose events were refused. Each is held back for a while of its own, and
 * then comes again from its first event; the others go on. Used by the thread of the lane.
 */
final class RefusedSubjects {
  private static final Logger LOG = Logger.getLogger(RefusedSubjects.class);

  private final Backoff backoff;
  private final RelayMeters meters;
  private final Map<String, Refused> bySubject = new HashMap<>();

  /** A subject, held back until a time on {@link System#nanoTime}, or released to be tried. */
  private static final class Refused {
    int refusals;
    long until;
    boolean heldBack;
    boolean alarmed;
  }

  RefusedSubjects(Backoff backoff, RelayMeters meters) {
    this.backoff = backoff;
    this.meters = meters;
  }

  /**
   * Holds the subject of a refused event back. A first gap comes again at once: its reason may be
   * that the events before it were lost on the way. Anything else needs somebody to look at it.
   */
  void add(OutboxEvent event, Refusal.Reason reason, long now) {
    Refused refused = bySubject.computeIfAbsent(event.subject(), subject -> new Refused());
    if (refused.heldBack) {
      return; // It was on its way when an earlier event of the subject was refused.
    }
    refused.heldBack = true;
    refused.refusals++;
    meters.refused();
    boolean firstGap = reason == Refusal.Reason.GAP && refused.refusals == 1;
    refused.until = firstGap ? now : now + backoff.after(refused.refusals).toNanos();
    if (!firstGap && !refused.alarmed) {
      refused.alarmed = true;
      meters.blocked(1);
      LOG.errorf(
          "Event %s, number %d of %s, is refused (%s); the subject waits for it",
          event.eventId(), event.sequence(), event.subject(), reason);
    }
  }

  /** Forgets the refusals of subjects that went on. */
  void accepted(Collection<OutboxEvent> events) {
    if (bySubject.isEmpty()) {
      return;
    }
    for (OutboxEvent event : events) {
      Refused refused = bySubject.get(event.subject());
      if (refused != null && !refused.heldBack) {
        bySubject.remove(event.subject());
        forget(refused);
      }
    }
  }

  /** Subjects that must not be sent now. */
  Set<String> heldBack() {
    return bySubject.entrySet().stream()
        .filter(entry -> entry.getValue().heldBack)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean someAreDue(long now) {
    return nanosUntilDue(now) <= 0;
  }

  /** Time until the next subject may be tried; very long when none waits. */
  long nanosUntilDue(long now) {
    return bySubject.values().stream()
        .filter(refused -> refused.heldBack)
        .mapToLong(refused -> refused.until - now)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Lets the due subjects be read again. */
  void releaseDue(long now) {
    bySubject.values().stream()
        .filter(refused -> refused.until - now <= 0)
        .forEach(refused -> refused.heldBack = false);
  }

  void clear() {
    bySubject.values().forEach(this::forget);
    bySubject.clear();
  }

  private void forget(Refused refused) {
    if (refused.alarmed) {
      meters.blocked(-1);
    }
  }
}
