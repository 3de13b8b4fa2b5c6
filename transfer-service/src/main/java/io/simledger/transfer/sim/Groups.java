package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Page;
import io.simledger.transfer.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups of an operator. */
@ApplicationScoped
public class Groups {
  /** More than people choose from a list. */
  private static final int MAX_CHOICES = 500;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Sql sql;
  private final SimEventLog events;
  private final SimConfig config;
  private final InstantSource clock;

  Groups(Sql sql, SimEventLog events, SimConfig config, InstantSource clock) {
    this.sql = sql;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  public SimGroup create(
      String operatorId,
      @Nullable Map<String, String> tags,
      Map<String, Map<String, Object>> configuration) {
    SimGroup group =
        new SimGroup(operatorId, Tags.of(tags, config), configuration, clock.instant());
    group.persistAndFlush();
    events.groupChanged(group.groupId);
    return group;
  }

  @Transactional
  public SimGroup get(String operatorId, UUID groupId) {
    return find(operatorId, groupId, LockModeType.NONE);
  }

  /** The group with its row locked. */
  @Transactional(Transactional.TxType.MANDATORY)
  SimGroup lock(String operatorId, UUID groupId) {
    return find(operatorId, groupId, LockModeType.PESSIMISTIC_WRITE);
  }

  private static SimGroup find(String operatorId, UUID groupId, LockModeType lock) {
    return SimGroup.<SimGroup>find("groupId = ?1 and operatorId = ?2", groupId, operatorId)
        .withLock(lock)
        .singleResultOptional()
        .orElseThrow(() -> new ApiException(ErrorCode.GROUP_NOT_FOUND));
  }

  @Transactional
  public Page<SimGroup> list(
      String operatorId, TagFilter tag, @Nullable UUID afterGroupId, int limit) {
    return Page.of(
        sql.entities(
            """
            SELECT sim_group.*
            FROM sim_group
            WHERE operator_id = :operatorId
              AND group_id > :afterGroupId
              AND CASE :tagMatch
                WHEN 'any' THEN true
                WHEN 'exact' THEN tags ->> :tagName = :tagValue
                ELSE starts_with(tags ->> :tagName, :tagValue)
              END
            ORDER BY group_id
            LIMIT :limit
            """,
            Map.of(
                "operatorId",
                operatorId,
                "afterGroupId",
                afterGroupId == null ? BEFORE_ALL : afterGroupId,
                "tagMatch",
                tag.match(),
                "tagName",
                tag.name(),
                "tagValue",
                tag.value(),
                "limit",
                limit + 1),
            SimGroup.class),
        limit,
        group -> group.groupId.toString());
  }

  /** How many SIMs each of these groups has; those without any are left out. */
  @Transactional
  public Map<UUID, Long> simCounts(List<UUID> groupIds) {
    return sql
        .query(
            """
            SELECT
              group_id,
              count(*)
            FROM sim
            JOIN unnest(CAST(:groupIds AS uuid[])) AS asked (group_id) USING (group_id)
            GROUP BY group_id
            """,
            Map.of("groupIds", groupIds.stream().map(UUID::toString).toArray(String[]::new)),
            row -> Map.entry((UUID) row[0], (Long) row[1]))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Transactional
  public SimGroup putTags(String operatorId, UUID groupId, List<Tags.TagUpdate> updates) {
    SimGroup group = lock(operatorId, groupId);
    changeTags(group, Tags.with(group.tags, updates, config));
    return group;
  }

  @Transactional
  public void deleteTag(String operatorId, UUID groupId, String name) {
    SimGroup group = lock(operatorId, groupId);
    changeTags(group, Tags.without(group.tags, name));
  }

  private void changeTags(SimGroup group, Map<String, String> tags) {
    if (group.changeTags(tags, clock.instant())) {
      SimGroup.flush();
      events.groupChanged(group.groupId);
    }
  }

  /** Keeps a group from being deleted until the transaction ends, which puts a SIM into it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(String operatorId, UUID groupId) {
    lockRow(operatorId, groupId, "FOR KEY SHARE");
  }

  /** Deletes a group; its SIMs are in none from then on. */
  @Transactional
  public void delete(String operatorId, UUID groupId) {
    // Before the SIMs, so that none joins while they are being told to leave; see SimAttributes for
    // why this cannot deadlock.
    lockRow(operatorId, groupId, "FOR UPDATE");
    List<String> imsis = emptied(groupId);
    if (!imsis.isEmpty()) {
      events.attributesChanged(imsis);
    }
    advanceSequence(groupId);
    events.groupDeleted(groupId);
    sql.update("DELETE FROM sim_group WHERE group_id = :groupId", Map.of("groupId", groupId));
  }

  private void lockRow(String operatorId, UUID groupId, String strength) {
    UUID locked =
        sql.value(
            """
            SELECT group_id
            FROM sim_group
            WHERE group_id = :groupId
              AND operator_id = :operatorId
            """
                + strength,
            Map.of("groupId", groupId, "operatorId", operatorId),
            UUID.class);
    if (locked == null) {
      throw new ApiException(ErrorCode.GROUP_NOT_FOUND);
    }
  }

  private List<String> emptied(UUID groupId) {
    return sql.query(
        """
        WITH locked AS (
          SELECT imsi
          FROM sim
          WHERE group_id = :groupId
          ORDER BY imsi
          FOR NO KEY UPDATE
        )
        UPDATE sim
        SET
          group_id = NULL,
          event_sequence = event_sequence + 1,
          modified_at = greatest(modified_at, :now)
        FROM locked
        WHERE sim.imsi = locked.imsi
        RETURNING
          sim.imsi,
          sim.event_sequence
        """,
        Map.of("groupId", groupId, "now", clock.instant()),
        row -> (String) row[0]);
  }

  private void advanceSequence(UUID groupId) {
    sql.update(
        """
        UPDATE sim_group
        SET
          event_sequence = event_sequence + 1,
          modified_at = greatest(modified_at, :now)
        WHERE group_id = :groupId
        """,
        Map.of("groupId", groupId, "now", clock.instant()));
  }

  /** A group by its name, or its id when it has none. */
  public record GroupName(UUID groupId, String name) {}

  /** The groups to choose from, in the order of their names. */
  @Transactional
  public List<GroupName> names(String operatorId) {
    return sql.query(
        """
        SELECT
          group_id,
          coalesce(tags ->> 'name', CAST(group_id AS text)) AS name
        FROM sim_group
        WHERE operator_id = :operatorId
        ORDER BY
          name,
          group_id
        LIMIT :limit
        """,
        Map.of("operatorId", operatorId, "limit", MAX_CHOICES),
        row -> new GroupName((UUID) row[0], (String) row[1]));
  }
}
