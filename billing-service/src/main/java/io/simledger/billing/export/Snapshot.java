package io.simledger.billing.export;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * One consistent view of the database for one file (C8): a read-only repeatable-read transaction,
 * which ends with it. The connection goes back clean, or not at all.
 */
final class Snapshot implements AutoCloseable {
  /** What a query makes of a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet columns) throws SQLException;
  }

  /** Takes rows as the server sends them, in COPY's text format. */
  @FunctionalInterface
  interface CopiedRow {
    void take(byte[] row) throws IOException;
  }

  /** Enough that the round trips vanish, few enough to weigh nothing. */
  private static final int FETCH_SIZE = 1000;

  private final Connection connection;

  private Snapshot(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the view. Rows are wanted in the order in which they are stored and from the first
   * moment: plans that sort or scan, which stale statistics suggest, are ruled out, and so are
   * compiling them and those that were made for another, smaller file. Joins merge what keys have
   * in the same order; going through all SIMs again for each SIM seems as cheap as long as nobody
   * has counted them.
   */
  static Snapshot open(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    Snapshot snapshot = new Snapshot(connection);
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        statement.execute("SET LOCAL enable_seqscan = off");
        statement.execute("SET LOCAL enable_bitmapscan = off");
        statement.execute("SET LOCAL enable_sort = off");
        statement.execute("SET LOCAL jit = off");
        statement.execute("SET LOCAL enable_nestloop = off");
        statement.execute("SET LOCAL plan_cache_mode = force_custom_plan");
      }
      return snapshot;
    } catch (SQLException | RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /** Rows of a query with positional binds; arrays by {@link #array}. */
  <T> List<T> query(String sql, Row<T> row, Object... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, binds);
      List<T> rows = new ArrayList<>();
      try (ResultSet columns = statement.executeQuery()) {
        while (columns.next()) {
          rows.add(row.of(columns));
        }
      }
      return rows;
    }
  }

  /**
   * Takes the rows of a query one by one, as long as it returns true; few of them are in memory.
   */
  void stream(String sql, Row<Boolean> row, Object... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      bind(statement, binds);
      try (ResultSet columns = statement.executeQuery()) {
        while (columns.next() && row.of(columns)) {}
      }
    }
  }

  /** An array of the database, to be bound. */
  Array array(String type, List<String> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  private static void bind(PreparedStatement statement, Object... binds) throws SQLException {
    for (int i = 0; i < binds.length; i++) {
      statement.setObject(i + 1, binds[i]);
    }
  }

  /**
   * Streams the rows of a query by {@code COPY}. When it does not come to its end, because a row
   * cannot be taken or the server fails, its connection is given up, and with it the copy: the
   * driver does not get a connection back in step whose copy it cancelled.
   */
  void copy(String select, CopiedRow row) throws SQLException, IOException {
    BaseConnection server = connection.unwrap(BaseConnection.class);
    CopyOut copy = server.getCopyAPI().copyOut("COPY (" + select + ") TO STDOUT");
    boolean isWhole = false;
    try {
      byte[] bytes;
      while ((bytes = copy.readFromCopy()) != null) {
        row.take(bytes);
      }
      isWhole = true;
    } finally {
      if (!isWhole) {
        server.abort(Runnable::run);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
