package io.simledger.billing.export;

import io.simledger.billing.bill.ChargedMonth;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the columns of a file before its first record: exactly those that some record uses (C2).
 *
 * <p>Most often the charges of one day show that every column is in use which the account could
 * have. Only when they do not, those of all days are looked at.
 */
final class ColumnsInUse {
  /** What resources use. */
  private static final class Uses {
    private final Set<Integer> kinds = new HashSet<>();
    private final SortedSet<String> tags = new TreeSet<>();
    private final Set<String> groupIds = new HashSet<>();
    private boolean areSims;
    private boolean areNamed;

    void add(ResultSet row) throws SQLException {
      kinds.add(row.getInt("kind"));
      areSims |= row.getBoolean("is_sim");
      areNamed |= row.getBoolean("is_named");
      tags.addAll(texts(row.getArray("tags")));
      String groupId = row.getString("group_id");
      if (groupId != null) {
        groupIds.add(groupId);
      }
    }

    boolean contain(Uses others) {
      return kinds.containsAll(others.kinds)
          && tags.containsAll(others.tags)
          && groupIds.containsAll(others.groupIds)
          && (areSims || !others.areSims)
          && (areNamed || !others.areNamed);
    }
  }

  private final Snapshot snapshot;
  private final ChargedMonth bill;
  private final Uses charged = new Uses();
  private final Uses silent = new Uses();

  private ColumnsInUse(Snapshot snapshot, ChargedMonth bill) {
    this.snapshot = snapshot;
    this.bill = bill;
  }

  static Columns find(Snapshot snapshot, ChargedMonth bill, List<String> days) throws SQLException {
    ColumnsInUse uses = new ColumnsInUse(snapshot, bill);
    uses.lookInto(days.subList(Math.max(0, days.size() - 1), days.size()));
    if (!uses.charged.contain(uses.silent)) {
      uses.lookInto(days);
    }
    return uses.columns();
  }

  private void lookInto(List<String> days) throws SQLException {
    snapshot.stream(
        """
        SELECT DISTINCT
          -- Looked up by the key for each resource; a set of all charges is, where it does not fit
          -- into memory, gone through again and again.
          EXISTS (
            SELECT 1
            FROM charge_record c
            WHERE c.account_id = r.account_id
              AND c.bill_month = ?
              AND c.day = ANY (?)
              AND c.resource_id = r.resource_id
          ) AS is_charged,
          r.kind,
          a.sim_id IS NOT NULL AS is_sim,
          a.name <> '' AS is_named,
          a.group_id,
          ARRAY(SELECT jsonb_object_keys(a.tags)) AS tags
        FROM resource r
        LEFT JOIN sim_attribute a
          ON a.account_id = r.account_id
         AND a.sim_id = r.resource_id
        WHERE r.account_id = ?
        """,
        row -> {
          (row.getBoolean("is_charged") ? charged : silent).add(row);
          return true;
        },
        bill.firstDay(),
        snapshot.array("date", days),
        bill.accountId());
  }

  private Columns columns() throws SQLException {
    GroupColumns groups = groups();
    return new Columns(
        Stream.of(ResourceColumn.values())
            .filter(column -> charged.kinds.contains(column.kind()))
            .toList(),
        Stream.of(
                Stream.of(SupplementColumn.name()).filter(column -> charged.areNamed),
                Stream.of(SupplementColumn.simId()).filter(column -> charged.areSims),
                charged.tags.stream().map(SupplementColumn::tag),
                Stream.of(SupplementColumn.groupId()).filter(column -> groups.areThere()),
                Stream.of(SupplementColumn.groupName()).filter(column -> groups.areNamed()),
                groups.tags().stream().map(SupplementColumn::groupTag))
            .flatMap(Function.identity())
            .toList());
  }

  private record GroupColumns(boolean areThere, boolean areNamed, SortedSet<String> tags) {}

  /** A group counts when its values are known and it is the operator's own (C3). */
  private GroupColumns groups() throws SQLException {
    return snapshot
        .query(
            """
            WITH own AS (
              SELECT
                g.name,
                g.tags
              FROM sim_group g
              WHERE g.group_id = ANY (?)
                AND g.operator_id = ?
                AND NOT g.deleted
            )
            SELECT
              count(*) > 0,
              coalesce(bool_or(name <> ''), false),
              ARRAY(SELECT DISTINCT jsonb_object_keys(tags) FROM own)
            FROM own
            """,
            row ->
                new GroupColumns(
                    row.getBoolean(1), row.getBoolean(2), new TreeSet<>(texts(row.getArray(3)))),
            snapshot.array("uuid", List.copyOf(charged.groupIds)),
            bill.account().operatorId())
        .get(0);
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
