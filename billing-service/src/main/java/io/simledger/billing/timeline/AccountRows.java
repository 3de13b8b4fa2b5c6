package io.simledger.billing.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.billing.account.BillingAccount;
import io.simledger.billing.account.OpenAccounts;
import io.simledger.billing.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows by account: what it held, its SIMs among its resources, their attributes as of now. */
@ApplicationScoped
class AccountRows {
  private final Sql sql;
  private final ObjectMapper json;

  AccountRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Writes the rows, and says what of it came after the close of its month. */
  List<LateChanges> write(TimelineChanges changes, OpenAccounts ids) {
    List<LateChanges> late = List.of();
    if (!changes.holdings.isEmpty()) {
      late = insertHoldings(changes.holdings, ids);
      insertDue(changes.due, ids);
    }
    if (!changes.resources.isEmpty()) {
      insertResources(List.copyOf(changes.resources), ids);
    }
    if (!changes.parted.isEmpty()) {
      deleteAttributes(List.copyOf(changes.parted), ids);
    }
    if (!changes.attributes.isEmpty()) {
      upsertAttributes(changes.attributes.values(), ids);
    }
    return late;
  }

  private List<LateChanges> insertHoldings(
      List<TimelineChanges.Holding> holdings, OpenAccounts ids) {
    return sql.query(
        """
        WITH given AS (
          SELECT *
            FROM unnest(CAST(:accounts AS int[]), CAST(:simIds AS bigint[]), CAST(:sequences AS bigint[]),
                        CAST(CAST(:times AS text[]) AS timestamptz[]), CAST(:statuses AS smallint[]),
                        CAST(:plans AS smallint[]))
                 AS h (account_id, sim_id, sequence, from_time, status, plan)
        ),
        kept AS (
          INSERT INTO holding (
            account_id,
            sim_id,
            sequence,
            from_time,
            status,
            plan
          )
          SELECT g.account_id,
                 g.sim_id,
                 g.sequence,
                 g.from_time,
                 g.status,
                 g.plan
            FROM given g
           ORDER BY g.account_id, g.sim_id, g.sequence
        )
        SELECT g.account_id,
               count(*),
               min(g.from_time)
          FROM given g
          JOIN (SELECT a.account_id,
                       o.first_open
                  FROM (SELECT DISTINCT account_id FROM given) a
                 CROSS JOIN LATERAL (
                         SELECT m.first_open
                           FROM open_month m
                          WHERE m.account_id = a.account_id) o) o
            ON o.account_id = g.account_id
           AND g.from_time < CAST(o.first_open AS timestamp) AT TIME ZONE 'UTC'
         GROUP BY g.account_id
         ORDER BY g.account_id
        """,
        Map.of(
            "accounts", accounts(holdings, TimelineChanges.Holding::account, ids),
            "simIds", longs(holdings, TimelineChanges.Holding::simId),
            "sequences", longs(holdings, TimelineChanges.Holding::sequence),
            "times", texts(holdings, holding -> holding.from().toString()),
            "statuses",
                holdings.stream().map(TimelineChanges.Holding::status).toArray(Short[]::new),
            "plans", holdings.stream().map(TimelineChanges.Holding::plan).toArray(Short[]::new)),
        row ->
            new LateChanges(
                ((Number) row[0]).intValue(), ((Number) row[1]).longValue(), Sql.instant(row[2])));
  }

  /** A change of the timeline works on all days that follow. */
  private void insertDue(Map<BillingAccount.Key, LocalDate> due, OpenAccounts ids) {
    List<Map.Entry<BillingAccount.Key, LocalDate>> rows = List.copyOf(due.entrySet());
    sql.update(
        """
        INSERT INTO rating_due (
          account_id,
          day,
          onwards
        )
        SELECT d.account_id,
               d.day,
               true
          FROM unnest(CAST(:accounts AS int[]), CAST(CAST(:days AS text[]) AS date[])) AS d (account_id, day)
        """,
        Map.of(
            "accounts", accounts(rows, Map.Entry::getKey, ids),
            "days", texts(rows, row -> row.getValue().toString())));
  }

  private void insertResources(List<TimelineChanges.Resource> resources, OpenAccounts ids) {
    sql.update(
        """
        INSERT INTO resource (
          account_id,
          resource_id,
          kind,
          external_id
        )
        SELECT r.account_id,
               r.sim_id,
               1,
               lpad(CAST(r.imsi AS text), 15, '0')
          FROM unnest(CAST(:accounts AS int[]), CAST(:simIds AS bigint[]), CAST(:imsis AS bigint[]))
               AS r (account_id, sim_id, imsi)
         ORDER BY r.account_id, r.sim_id
        ON CONFLICT DO NOTHING
        """,
        Map.of(
            "accounts", accounts(resources, TimelineChanges.Resource::account, ids),
            "simIds", longs(resources, TimelineChanges.Resource::simId),
            "imsis", longs(resources, TimelineChanges.Resource::imsi)));
  }

  private void deleteAttributes(List<TimelineChanges.Parted> parted, OpenAccounts ids) {
    sql.update(
        """
        DELETE FROM sim_attribute a
         USING unnest(CAST(:accounts AS int[]), CAST(:simIds AS bigint[])) AS p (account_id, sim_id)
         WHERE a.account_id = p.account_id
           AND a.sim_id = p.sim_id
        """,
        Map.of(
            "accounts", accounts(parted, TimelineChanges.Parted::account, ids),
            "simIds", longs(parted, TimelineChanges.Parted::simId)));
  }

  private void upsertAttributes(Collection<TimelineChanges.Attributes> changed, OpenAccounts ids) {
    List<TimelineChanges.Attributes> rows = List.copyOf(changed);
    sql.update(
        """
        INSERT INTO sim_attribute (
          account_id,
          sim_id,
          name,
          sim_external_id,
          tags,
          group_id
        )
        SELECT a.account_id,
               a.sim_id,
               a.name,
               a.sim_external_id,
               CAST(a.tags AS jsonb),
               CAST(a.group_id AS uuid)
          FROM unnest(CAST(:accounts AS int[]), CAST(:simIds AS bigint[]), CAST(:names AS text[]),
                      CAST(:externalIds AS text[]), CAST(:tags AS text[]), CAST(:groups AS text[]))
               AS a (account_id, sim_id, name, sim_external_id, tags, group_id)
         ORDER BY a.account_id, a.sim_id
        ON CONFLICT (account_id, sim_id) DO UPDATE
           SET name     = EXCLUDED.name,
               tags     = EXCLUDED.tags,
               group_id = EXCLUDED.group_id
        """,
        Map.of(
            "accounts", accounts(rows, row -> row.sim().owner(), ids),
            "simIds", longs(rows, row -> row.sim().simId()),
            "names", texts(rows, row -> row.values().name()),
            "externalIds", texts(rows, row -> row.sim().externalId()),
            "tags", texts(rows, row -> json(row.values().tags())),
            "groups", texts(rows, row -> text(row.values().groupId()))));
  }

  /** A JSON object as text. */
  String json(Map<String, String> tags) {
    try {
      return json.writeValueAsString(tags);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Tags are plain text", e);
    }
  }

  private static @Nullable String text(@Nullable UUID uuid) {
    return uuid == null ? null : uuid.toString();
  }

  private static <T> Integer[] accounts(
      List<T> rows, Function<T, BillingAccount.Key> key, OpenAccounts ids) {
    return rows.stream().map(row -> ids.id(key.apply(row))).toArray(Integer[]::new);
  }

  private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
