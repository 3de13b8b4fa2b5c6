package io.simledger.billing.timeline;

import io.simledger.billing.intake.EventBatchResult;
import io.simledger.billing.intake.EventBatchResult.Reason;
import io.simledger.billing.intake.EventBatchResult.Refused;
import io.simledger.billing.intake.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what becomes of the events of a batch. */
final class Verdicts {
  private final List<Refused> refused = new ArrayList<>();
  private int applied;
  private int duplicates;

  /** Judges one event, and applies it when it is the next of its subject. */
  void judge(Occurrence occurrence, SequenceGuard guard, Supplier<Optional<Reason>> apply) {
    switch (guard.judge(occurrence)) {
      case DUPLICATE -> duplicates++;
      case CONFLICT -> refuse(occurrence, Reason.CONFLICT, guard);
      case GAP -> refuse(occurrence, Reason.GAP, guard);
      case NEXT ->
          apply.get().ifPresentOrElse(reason -> refuse(occurrence, reason, guard), () -> applied++);
    }
  }

  EventBatchResult result() {
    return new EventBatchResult(applied, duplicates, refused);
  }

  private void refuse(Occurrence occurrence, Reason reason, SequenceGuard guard) {
    refused.add(new Refused(occurrence.eventId(), reason, guard.expected()));
  }
}
