package io.simledger.billing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.simledger.billing.bill.ChargedMonth;
import io.simledger.billing.export.SimDetails.Group;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the resources of a file and makes the bytes that stand around their charges. */
final class SupplementReader {
  private static final int GROUPS_KEPT = 1000;

  /** Id of what is charged to the account itself. */
  private static final long ACCOUNT = 0;

  private static final ObjectReader TAGS =
      new ObjectMapper().readerFor(new TypeReference<Map<String, String>>() {});

  private final Snapshot snapshot;
  private final ChargedMonth bill;
  private final Columns columns;
  private final Supplements range;
  private final Map<String, Optional<Group>> groups = new HashMap<>();
  private boolean isFilled;

  SupplementReader(Snapshot snapshot, ChargedMonth bill, Columns columns, Supplements range) {
    this.snapshot = snapshot;
    this.bill = bill;
    this.columns = columns;
    this.range = range;
  }

  /**
   * The range of resources behind an id, as many as its memory takes. It is read anew only when it
   * is not the one that was read last: with enough memory once for the whole file.
   */
  Supplements rangeAfter(long id) throws SQLException {
    if (isFilled && range.after() == id) {
      range.rewind();
    } else {
      range.beginAfter(id);
      fill(id);
      isFilled = true;
    }
    return range;
  }

  private void fill(long after) throws SQLException {
    if (after < ACCOUNT) {
      range.add(ACCOUNT, columns.lead(0, "").getBytes(UTF_8), columns.tail(null).getBytes(UTF_8));
    }
    snapshot.stream(
        """
        SELECT
          r.resource_id,
          r.kind,
          r.external_id,
          a.sim_external_id,
          a.name,
          a.tags,
          a.group_id
        FROM resource r
        LEFT JOIN sim_attribute a
          ON a.account_id = r.account_id
         AND a.sim_id = r.resource_id
        WHERE r.account_id = ?
          AND r.resource_id > ?
        ORDER BY r.resource_id
        """,
        this::add,
        bill.accountId(),
        Math.max(after, ACCOUNT));
  }

  private boolean add(ResultSet resource) throws SQLException {
    byte[] lead = columns.lead(resource.getInt(2), resource.getString(3)).getBytes(UTF_8);
    byte[] tail = columns.tail(details(resource)).getBytes(UTF_8);
    boolean isTaken = range.add(resource.getLong(1), lead, tail);
    if (!isTaken) {
      range.endHere();
    }
    return isTaken;
  }

  private @Nullable SimDetails details(ResultSet resource) throws SQLException {
    String simId = resource.getString(4);
    if (simId == null) {
      return null;
    }
    String groupId = resource.getString(7);
    return new SimDetails(
        resource.getString(5),
        simId,
        tags(resource.getString(6)),
        groupId == null ? null : group(groupId));
  }

  /** A group, if it is the operator's own (C3). */
  private @Nullable Group group(String groupId) throws SQLException {
    Optional<Group> group = groups.get(groupId);
    if (group == null) {
      if (groups.size() == GROUPS_KEPT) {
        groups.clear();
      }
      group = readGroup(groupId);
      groups.put(groupId, group);
    }
    return group.orElse(null);
  }

  private Optional<Group> readGroup(String groupId) throws SQLException {
    return snapshot
        .query(
            """
            SELECT
              name,
              tags
            FROM sim_group
            WHERE group_id = CAST(? AS uuid)
              AND operator_id = ?
              AND NOT deleted
            """,
            row -> new Group(groupId, row.getString(1), tags(row.getString(2))),
            groupId,
            bill.account().operatorId())
        .stream()
        .findFirst();
  }

  private static Map<String, String> tags(String json) {
    try {
      return TAGS.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Tags are not text by text", e);
    }
  }
}
