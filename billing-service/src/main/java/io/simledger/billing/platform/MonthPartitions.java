package io.simledger.billing.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the partitions of the tables that are divided by bill month, before they are needed.
 * Partitions are never dropped while the service runs, so a month is asked for once per process.
 */
@ApplicationScoped
public class MonthPartitions {
  /** Far beyond any clock of a sandbox, and a bound on what a wrong date can create. */
  private static final YearMonth FIRST = YearMonth.of(2015, 1);

  private static final YearMonth LAST = YearMonth.of(2199, 12);
  private static final String SEAL = "month_is_closed";
  private static final List<String> TABLES = List.of("usage_day", "charge_record");

  /**
   * Usage of a day adds up in its row: half a page is left for the next versions of the rows, so
   * that they stay on it and the index need not know of them. Charges are never updated.
   */
  private static final Map<String, Integer> FILL_PERCENT =
      Map.of("usage_day", 50, "charge_record", 100);

  private final Sql sql;
  private final Set<YearMonth> present = ConcurrentHashMap.newKeySet();

  MonthPartitions(Sql sql) {
    this.sql = sql;
  }

  /** Every month that the partitions can be made for. */
  public static boolean canHold(YearMonth month) {
    return !month.isBefore(FIRST) && !month.isAfter(LAST);
  }

  /**
   * Makes sure that the months have their partitions. Runs in a transaction of its own, so that the
   * locks of the change are held for a moment only; safe to call at the same time anywhere.
   */
  public void ensure(Collection<YearMonth> months) {
    for (YearMonth month : months) {
      if (!present.contains(month)) {
        if (!canHold(month)) {
          throw new IllegalArgumentException("No partition for " + month);
        }
        QuarkusTransaction.requiringNew().run(() -> create(month));
        present.add(month);
      }
    }
  }

  /**
   * Until the transaction of the caller ends, nobody else reads or writes the partitions of a month
   * and of those before it that are not sealed, or makes any. Gives up when somebody is at them for
   * long.
   */
  public void hold(YearMonth month) {
    sql.update("SET LOCAL lock_timeout = '2s'", Map.of());
    takeTurns();
    for (String partition : unsealedUpTo(month)) {
      sql.update("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(partition), Map.of());
    }
  }

  /**
   * Closes the partitions of a month and of those before it: from now on the database refuses every
   * row that is put into them or changed in them. Runs in the caller's transaction, after {@link
   * #hold}.
   */
  public void seal(YearMonth month) {
    for (String partition : unsealedUpTo(month)) {
      // Not validated: what stands there stays.
      sql.update(
          "ALTER TABLE %s ADD CONSTRAINT %s CHECK (false) NOT VALID".formatted(partition, SEAL),
          Map.of());
      sql.update(
          "REVOKE INSERT, UPDATE, DELETE ON %s FROM CURRENT_USER".formatted(partition), Map.of());
    }
  }

  /**
   * Opens all partitions again, for a sandbox that is emptied. Runs in the caller's transaction.
   */
  public void breakSeals() {
    for (String partition : partitions("EXISTS")) {
      sql.update("ALTER TABLE %s DROP CONSTRAINT %s".formatted(partition, SEAL), Map.of());
      sql.update(
          "GRANT INSERT, UPDATE, DELETE ON %s TO CURRENT_USER".formatted(partition), Map.of());
    }
  }

  private List<String> unsealedUpTo(YearMonth month) {
    return partitions("NOT EXISTS").stream()
        .filter(partition -> !monthOf(partition).isAfter(month))
        .toList();
  }

  private static YearMonth monthOf(String partition) {
    return YearMonth.parse(partition.substring(partition.length() - 7).replace('_', '-'));
  }

  /** Partitions that have a seal, or have none. */
  private List<String> partitions(String existence) {
    return sql.query(
        """
        SELECT CAST(p.relname AS text)
          FROM pg_inherits i
          JOIN pg_class p ON p.oid = i.inhrelid
         WHERE i.inhparent = ANY (CAST(CAST(:tables AS text[]) AS regclass[]))
           AND %s (
                 SELECT 1
                   FROM pg_constraint c
                  WHERE c.conrelid = p.oid
                    AND c.conname = :seal)
         ORDER BY p.relname
        """
            .formatted(existence),
        Map.of("tables", TABLES.toArray(String[]::new), "seal", SEAL),
        row -> (String) row[0]);
  }

  private void create(YearMonth month) {
    takeTurns();
    for (String table : TABLES) {
      String partition = "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
      if (sql.value(
              "SELECT CAST(to_regclass(:name) AS text)", Map.of("name", partition), String.class)
          == null) {
        sql.update(
            "CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS) WITH (fillfactor = %d)"
                .formatted(partition, table, FILL_PERCENT.get(table)),
            Map.of());
        sql.update(
            "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(table, partition, month.atDay(1), month.plusMonths(1).atDay(1)),
            Map.of());
      }
    }
  }

  /** Until the transaction of the caller ends, nobody else makes partitions or holds them. */
  private void takeTurns() {
    sql.value(
        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('month_partitions'))) AS locked",
        Map.of(),
        Integer.class);
  }
}
