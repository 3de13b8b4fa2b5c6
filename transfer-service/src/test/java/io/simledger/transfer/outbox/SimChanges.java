package io.simledger.transfer.outbox;

import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes of SIMs and groups for tests, each with its event, in one transaction. */
@ApplicationScoped
class SimChanges {
  private final Sql sql;
  private final SimEventLog events;
  private final InstantSource clock;

  SimChanges(Sql sql, SimEventLog events, InstantSource clock) {
    this.sql = sql;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  void status(List<String> imsis, String status) {
    advance(imsis, "status = '%s'".formatted(status));
    events.statusChanged(imsis);
  }

  void status(String imsi, String status) {
    status(List.of(imsi), status);
  }

  @Transactional
  void registered(String imsi) {
    advance(List.of(imsi), "status = 'ready'");
    events.simsRegistered(List.of(imsi));
  }

  @Transactional
  void tags(String imsi, String tags) {
    advance(List.of(imsi), "tags = '%s'".formatted(tags));
    events.attributesChanged(List.of(imsi));
  }

  @Transactional
  void terminated(String imsi) {
    advance(List.of(imsi), "status = 'terminated'");
    events.terminated(List.of(imsi));
  }

  @Transactional
  UUID group(String operatorId, String tags) {
    UUID groupId = UUID.randomUUID();
    sql.update(
        """
        INSERT INTO sim_group (group_id, operator_id, tags, created_at, modified_at, event_sequence)
        VALUES (:groupId, :operatorId, CAST(:tags AS jsonb), :now, :now, 1)
        """,
        Map.of("groupId", groupId, "operatorId", operatorId, "tags", tags, "now", clock.instant()));
    events.groupChanged(groupId);
    return groupId;
  }

  @Transactional
  void deleteGroup(UUID groupId) {
    sql.update(
        "UPDATE sim_group SET event_sequence = event_sequence + 1 WHERE group_id = :groupId",
        Map.of("groupId", groupId));
    events.groupDeleted(groupId);
    sql.update("DELETE FROM sim_group WHERE group_id = :groupId", Map.of("groupId", groupId));
  }

  @Transactional
  int rowsOf(String subject) {
    return sql.query(
            "SELECT count(*) FROM outbox_event WHERE subject = :subject",
            Map.of("subject", subject),
            row -> ((Number) row[0]).intValue())
        .get(0);
  }

  @Transactional
  int laneOf(String subject) {
    return sql.query(
            "SELECT CAST(outbox_lane(:subject) AS int), 0",
            Map.of("subject", subject),
            row -> (Integer) row[0])
        .get(0);
  }

  @Transactional
  void run(String statement, Map<String, ?> binds) {
    sql.query(statement, binds, row -> row);
  }

  private void advance(List<String> imsis, String change) {
    sql.update(
        """
        UPDATE sim
        SET
          %s,
          modified_at = greatest(modified_at, :now),
          event_sequence = event_sequence + 1
        WHERE imsi = ANY (CAST(:imsis AS text[]))
        """
            .formatted(change),
        Map.of("imsis", imsis.toArray(String[]::new), "now", clock.instant()));
  }
}
