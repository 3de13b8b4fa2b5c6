package io.simledger.billing.timeline;

import io.simledger.billing.intake.EventBatchResult.Reason;
import io.simledger.billing.intake.GroupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applies the group events of a batch. */
@ApplicationScoped
class GroupStreams {
  private final GroupRows groups;
  private final SimRows sims;

  GroupStreams(GroupRows groups, SimRows sims) {
    this.groups = groups;
    this.sims = sims;
  }

  void apply(List<GroupEvent> events, Verdicts verdicts) {
    if (events.isEmpty()) {
      return;
    }
    Map<UUID, List<GroupEvent>> byGroup = new LinkedHashMap<>();
    events.forEach(e -> byGroup.computeIfAbsent(e.groupId(), id -> new ArrayList<>()).add(e));
    Map<UUID, GroupRows.Position> positions = groups.positions(byGroup.keySet());
    List<UUID> unknown =
        byGroup.keySet().stream().filter(id -> !positions.containsKey(id)).toList();
    Map<UUID, Long> subjects = new HashMap<>();
    List<Long> newIds = sims.newIds(unknown.size());
    for (int i = 0; i < unknown.size(); i++) {
      subjects.put(unknown.get(i), newIds.get(i));
    }
    positions.forEach((id, position) -> subjects.put(id, position.subjectId()));
    Map<Long, Map<Long, Long>> digests = digests(events, positions);

    List<GroupRows.Changed> changed = new ArrayList<>();
    List<TimelineChanges.Seen> seen = new ArrayList<>();
    byGroup.forEach(
        (id, stream) -> {
          GroupRows.@Nullable Position position = positions.get(id);
          long before = position == null ? 0 : position.last();
          long subject = subjects.getOrDefault(id, 0L);
          SequenceGuard guard = new SequenceGuard(before, digests.getOrDefault(subject, Map.of()));
          GroupState state = new GroupState(position);
          for (GroupEvent event : stream) {
            verdicts.judge(event.occurrence(), guard, () -> state.apply(event, guard));
          }
          state
              .last()
              .ifPresent(
                  last -> {
                    changed.add(new GroupRows.Changed(last, subject, before));
                    state
                        .applied()
                        .forEach(
                            o ->
                                seen.add(
                                    new TimelineChanges.Seen(subject, o.sequence(), o.digest())));
                  });
        });
    groups.write(changed);
    if (!seen.isEmpty()) {
      sims.insertSeen(seen);
    }
  }

  private Map<Long, Map<Long, Long>> digests(
      List<GroupEvent> events, Map<UUID, GroupRows.Position> positions) {
    List<Long> subjectIds = new ArrayList<>();
    List<Long> sequences = new ArrayList<>();
    for (GroupEvent event : events) {
      GroupRows.@Nullable Position position = positions.get(event.groupId());
      if (position != null && event.occurrence().sequence() <= position.last()) {
        subjectIds.add(position.subjectId());
        sequences.add(event.occurrence().sequence());
      }
    }
    return sims.digests(subjectIds, sequences);
  }

  /** One group while the events of a batch are applied to it. */
  private static final class GroupState {
    private final List<GroupEvent> applied = new ArrayList<>();
    private @Nullable String operatorId;
    private boolean deleted;

    GroupState(GroupRows.@Nullable Position position) {
      if (position != null) {
        operatorId = position.operatorId();
        deleted = position.deleted();
      }
    }

    Optional<Reason> apply(GroupEvent event, SequenceGuard guard) {
      boolean foreign = operatorId != null && !operatorId.equals(event.operatorId());
      if (deleted || foreign) {
        return Optional.of(Reason.INVALID);
      }
      operatorId = event.operatorId();
      deleted = event.values() == null;
      applied.add(event);
      guard.passed(event.occurrence());
      return Optional.empty();
    }

    Optional<GroupEvent> last() {
      return applied.isEmpty() ? Optional.empty() : Optional.of(applied.get(applied.size() - 1));
    }

    List<io.simledger.billing.intake.Occurrence> applied() {
      return applied.stream().map(GroupEvent::occurrence).toList();
    }
  }
}
