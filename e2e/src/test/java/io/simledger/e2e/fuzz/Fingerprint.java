package io.simledger.e2e.fuzz;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the tables of a database hold, as one number each. */
final class Fingerprint implements AutoCloseable {
  /**
   * Tables that change by themselves or by a refusal: who called what and who failed to log in is
   * recorded, what was written before is delivered, rated and closed in its own time, and sessions
   * over which the clock was moved are forgotten by a job.
   */
  private static final Set<String> RESTLESS =
      Set.of(
          "api_call",
          "auth_session",
          "login_failure",
          "idempotency_key",
          "outbox_event",
          "outbox_mail",
          "flyway_schema_history",
          "bill",
          "charge_record",
          "discount_allocation",
          "discount_record",
          "export_file",
          "job",
          "rating_due",
          "rating_progress",
          "rating_run",
          "sealed_month");

  private final Connection connection;
  private final PreparedStatement query;

  Fingerprint(Connection connection) throws SQLException {
    this.connection = connection;
    query =
        connection.prepareStatement(
            tables(connection).stream()
                .filter(table -> !RESTLESS.contains(table))
                .map(
                    table ->
                        """
                        SELECT
                          '%1$s',
                          count(*) || '/' || coalesce(sum(hashtextextended(CAST(entry AS text), 0)), 0)
                        FROM %1$s AS entry
                        """
                            .formatted(table))
                .collect(Collectors.joining("UNION ALL\n")));
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        connection
            .createStatement()
            .executeQuery(
                """
                SELECT
                  relname
                FROM pg_class
                WHERE relnamespace = CAST('public' AS regnamespace)
                  AND relkind IN ('r', 'p')
                  AND NOT relispartition
                ORDER BY relname
                """)) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  /** The tables that changed between two looks. */
  static Set<String> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> changed = new TreeSet<>(after.keySet());
    changed.removeIf(table -> after.get(table).equals(before.get(table)));
    return changed;
  }

  /** Rows and their hash of each table. */
  Map<String, String> take() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        tables.put(rows.getString(1), rows.getString(2));
      }
    }
    return tables;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
