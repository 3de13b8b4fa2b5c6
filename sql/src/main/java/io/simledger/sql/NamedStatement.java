package io.simledger.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A statement of PostgreSQL with named binds ({@code :imsi}), translated once into JDBC's.
 *
 * <p>A leaf below the ORM: a service spends most of its time on statements over many rows, which
 * gain nothing from an ORM's query machinery and pay for it at every call.
 */
public final class NamedStatement {
  /** Statements are constants of the code; this many there never are. */
  private static final int MOST = 10_000;

  private static final Map<String, NamedStatement> TRANSLATED = new ConcurrentHashMap<>();

  private final String text;
  private final List<String> positions;
  private final Set<String> names;

  private NamedStatement(String text, List<String> positions) {
    this.text = text;
    this.positions = List.copyOf(positions);
    this.names = Set.copyOf(positions);
  }

  /** The translation of a text. */
  public static NamedStatement of(String sql) {
    NamedStatement known = TRANSLATED.get(sql);
    if (known != null) {
      return known;
    }
    List<String> positions = new ArrayList<>();
    NamedStatement translated = new NamedStatement(Binds.replace(sql, positions), positions);
    if (TRANSLATED.size() < MOST) {
      TRANSLATED.put(sql, translated);
    }
    return translated;
  }

  /** The binds that it needs. */
  public Set<String> names() {
    return names;
  }

  /** Runs it and returns the number of rows that it changed. */
  public int update(Connection connection, Map<String, ?> binds) throws SQLException {
    try (PreparedStatement statement = prepared(connection, binds)) {
      return statement.executeUpdate();
    }
  }

  /**
   * Runs it and returns its rows, each mapped from its columns: text and JSON as String, {@code
   * timestamptz} as Instant, {@code date} as LocalDate, {@code smallint} as Short, arrays as
   * arrays, everything else as JDBC has it.
   */
  public <T> List<T> query(
      Connection connection, Map<String, ?> binds, Function<Object[], T> mapping)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, binds);
        ResultSet rows = statement.executeQuery()) {
      Column[] columns = Column.of(rows.getMetaData());
      List<T> mapped = new ArrayList<>();
      while (rows.next()) {
        Object[] row = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
          row[i] = columns[i].read(rows, i + 1);
        }
        mapped.add(mapping.apply(row));
      }
      return Collections.unmodifiableList(mapped);
    }
  }

  private PreparedStatement prepared(Connection connection, Map<String, ?> binds)
      throws SQLException {
    if (!names.equals(binds.keySet())) {
      throw new IllegalArgumentException(
          "The statement has the binds %s, given are %s".formatted(names, binds.keySet()));
    }
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < positions.size(); i++) {
        Binds.set(statement, i + 1, binds.get(positions.get(i)));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
