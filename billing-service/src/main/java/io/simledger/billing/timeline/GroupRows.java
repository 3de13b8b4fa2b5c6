package io.simledger.billing.timeline;

import io.simledger.billing.intake.GroupEvent;
import io.simledger.billing.platform.LostRaceException;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups: values as of now, and how far each stream was applied. */
@ApplicationScoped
class GroupRows {
  /** How far the stream of a group was applied. */
  record Position(UUID groupId, long subjectId, String operatorId, boolean deleted, long last) {}

  /** The last event of a group in a batch; {@code before} is the sequence it was read with. */
  record Changed(GroupEvent event, long subjectId, long before) {}

  private final Sql sql;
  private final AccountRows accountRows;

  GroupRows(Sql sql, AccountRows accountRows) {
    this.sql = sql;
    this.accountRows = accountRows;
  }

  Map<UUID, Position> positions(Collection<UUID> groupIds) {
    return sql
        .query(
            """
            SELECT g.group_id,
                   g.subject_id,
                   g.operator_id,
                   g.deleted,
                   g.last_sequence
              FROM sim_group g
             WHERE g.group_id IN (
                     SELECT CAST(unnest(CAST(:groups AS text[])) AS uuid))
            """,
            Map.of("groups", groupIds.stream().map(UUID::toString).toArray(String[]::new)),
            row ->
                new Position(
                    (UUID) row[0],
                    ((Number) row[1]).longValue(),
                    (String) row[2],
                    (Boolean) row[3],
                    ((Number) row[4]).longValue()))
        .stream()
        .collect(Collectors.toMap(Position::groupId, Function.identity()));
  }

  /** Writes the values that the groups have from here on, or loses the race. */
  void write(List<Changed> changed) {
    if (changed.isEmpty()) {
      return;
    }
    int written =
        sql.query(
                """
                INSERT INTO sim_group AS g (
                  group_id,
                  subject_id,
                  operator_id,
                  name,
                  tags,
                  deleted,
                  last_sequence
                )
                SELECT CAST(n.group_id AS uuid),
                       n.subject_id,
                       n.operator_id,
                       n.name,
                       CAST(n.tags AS jsonb),
                       n.deleted,
                       n.last_sequence
                  FROM unnest(CAST(:groups AS text[]), CAST(:subjects AS bigint[]), CAST(:operators AS text[]),
                              CAST(:names AS text[]), CAST(:tags AS text[]), CAST(:deleted AS boolean[]),
                              CAST(:sequences AS bigint[]))
                       AS n (group_id, subject_id, operator_id, name, tags, deleted, last_sequence)
                 ORDER BY n.group_id
                ON CONFLICT (group_id) DO UPDATE
                   SET name          = EXCLUDED.name,
                       tags          = EXCLUDED.tags,
                       deleted       = EXCLUDED.deleted,
                       last_sequence = EXCLUDED.last_sequence
                 WHERE g.last_sequence = (
                         SELECT b.before
                           FROM unnest(CAST(:groups AS text[]), CAST(:before AS bigint[])) AS b (group_id, before)
                          WHERE CAST(b.group_id AS uuid) = g.group_id)
                RETURNING g.subject_id
                """,
                Map.of(
                    "groups", texts(changed, c -> c.event().groupId().toString()),
                    "subjects", changed.stream().map(Changed::subjectId).toArray(Long[]::new),
                    "operators", texts(changed, c -> c.event().operatorId()),
                    "names", texts(changed, c -> values(c).name()),
                    "tags", texts(changed, c -> accountRows.json(values(c).tags())),
                    "deleted",
                        changed.stream()
                            .map(c -> c.event().values() == null)
                            .toArray(Boolean[]::new),
                    "sequences",
                        changed.stream()
                            .map(c -> c.event().occurrence().sequence())
                            .toArray(Long[]::new),
                    "before", changed.stream().map(Changed::before).toArray(Long[]::new)),
                Function.identity())
            .size();
    if (written != changed.size()) {
      throw new LostRaceException("The stream of a group moved on meanwhile");
    }
  }

  private static GroupEvent.Values values(Changed changed) {
    GroupEvent.Values values = changed.event().values();
    return values == null ? new GroupEvent.Values(null, Map.of()) : values;
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
