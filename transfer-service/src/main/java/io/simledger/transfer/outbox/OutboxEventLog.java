package io.simledger.transfer.outbox;

import io.simledger.transfer.platform.Sql;
import io.simledger.transfer.sim.SimEventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes events into the outbox, in the transaction of the change and straight from its rows.
 *
 * <p>IMSIs are joined as rows, not compared with {@code ANY}: a plan that was made for one SIM
 * would look through the whole array for each of many.
 */
@ApplicationScoped
class OutboxEventLog implements SimEventLog {
  private static final String ATTRIBUTES =
      """
      jsonb_build_object(
        'name', coalesce(tags ->> 'name', ''),
        'tags', tags - 'name',
        'groupId', coalesce(CAST(group_id AS text), ''),
        'speedClass', speed_class)
      """;

  private final Sql sql;
  private final Event<LanesWritten> written;

  OutboxEventLog(Sql sql, Event<LanesWritten> written) {
    this.sql = sql;
    this.written = written;
  }

  @Override
  public void simsRegistered(List<String> imsis) {
    append(
        "simRegistered",
        imsis,
        """
        jsonb_build_object(
          'operatorId', operator_id,
          'coverageType', coverage_type,
          'imsi', imsi,
          'simId', sim_id,
          'subscription', subscription,
          'bundle', coalesce(bundles[1], ''),
          'status', status,
          'attributes', %s)
        """
            .formatted(ATTRIBUTES),
        Map.of());
  }

  @Override
  public void statusChanged(List<String> imsis) {
    append("simStatusChanged", imsis, "jsonb_build_object('status', status)", Map.of());
  }

  @Override
  public void ownershipTransferred(List<String> imsis, String sourceOperatorId) {
    append(
        "simOwnershipTransferred",
        imsis,
        """
        jsonb_build_object(
          'sourceOperatorId', CAST(:source AS text),
          'destinationOperatorId', operator_id,
          'status', status)
        """,
        Map.of("source", sourceOperatorId));
  }

  @Override
  public void attributesChanged(List<String> imsis) {
    append(
        "simAttributesChanged",
        imsis,
        "jsonb_build_object('attributes', %s)".formatted(ATTRIBUTES),
        Map.of());
  }

  @Override
  public void terminated(List<String> imsis) {
    append("simTerminated", imsis, "jsonb_build_object()", Map.of());
  }

  @Override
  public void groupChanged(UUID groupId) {
    append(
        "groupChanged",
        groupId,
        """
        jsonb_build_object(
          'operatorId', operator_id,
          'name', coalesce(tags ->> 'name', ''),
          'tags', tags - 'name')
        """);
  }

  @Override
  public void groupDeleted(UUID groupId) {
    append("groupDeleted", groupId, "jsonb_build_object('operatorId', operator_id)");
  }

  /**
   * @param body SQL expression of the event's body over the columns of {@code sim}
   * @param binds what the expression needs beside them
   */
  private void append(String kind, List<String> imsis, String body, Map<String, String> binds) {
    Map<String, Object> allBinds = new HashMap<>(binds);
    allBinds.put("kind", kind);
    allBinds.put("imsis", imsis.toArray(String[]::new));
    insert(
        """
        WITH written AS (
          INSERT INTO outbox_event (
            lane,
            subject,
            sequence,
            occurred_at,
            kind,
            body
          )
          SELECT
            outbox_lane('sim/' || imsi),
            'sim/' || imsi,
            event_sequence,
            modified_at,
            :kind,
            %s
          FROM sim
          JOIN unnest(CAST(:imsis AS text[])) AS named (imsi) USING (imsi)
          ORDER BY imsi
          RETURNING lane
        )
        SELECT
          count(*),
          coalesce(bit_or(1 << lane), 0)
        FROM written
        """
            .formatted(body),
        allBinds,
        imsis.size());
  }

  private void append(String kind, UUID groupId, String body) {
    insert(
        """
        WITH written AS (
          INSERT INTO outbox_event (
            lane,
            subject,
            sequence,
            occurred_at,
            kind,
            body
          )
          SELECT
            outbox_lane('group/' || group_id),
            'group/' || group_id,
            event_sequence,
            modified_at,
            :kind,
            %s
          FROM sim_group
          WHERE group_id = :groupId
          RETURNING lane
        )
        SELECT
          count(*),
          coalesce(bit_or(1 << lane), 0)
        FROM written
        """
            .formatted(body),
        Map.of("kind", kind, "groupId", groupId),
        1);
  }

  private void insert(String statement, Map<String, Object> binds, int expected) {
    Object[] row = sql.query(statement, binds, columns -> columns).get(0);
    long events = ((Number) row[0]).longValue();
    if (events != expected) {
      throw new IllegalStateException(
          "%d changes of kind %s, but %d events".formatted(expected, binds.get("kind"), events));
    }
    written.fire(new LanesWritten(((Number) row[1]).intValue()));
  }
}
