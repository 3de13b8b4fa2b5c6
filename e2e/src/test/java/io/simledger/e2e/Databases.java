package io.simledger.e2e;

import io.simledger.local.LocalDatabase;
import io.simledger.local.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Both databases, behind the backs of the services. */
public final class Databases {
  private final LocalStack stack;

  public Databases(LocalStack stack) {
    this.stack = stack;
  }

  int update(String database, String sql, Object... parameters) {
    try (Connection connection = connectForJoins(database);
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Every row as one line of text, columns separated by blanks. */
  List<String> rows(String database, String sql, Object... parameters) {
    try (Connection connection = connectForJoins(database);
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> lines = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder(String.valueOf(rows.getString(1)));
        for (int column = 2; column <= columns; column++) {
          line.append(' ').append(rows.getString(column));
        }
        lines.add(line.toString());
      }
      return lines;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The number of the one billing account of an operator. */
  long accountOf(Api.Operator operator) {
    return number("billing", "SELECT account_id FROM account WHERE operator_id = ?", operator.id);
  }

  public long number(String database, String sql, Object... parameters) {
    return Long.parseLong(rows(database, sql, parameters).get(0));
  }

  /** A connection with the settings of the server. */
  public Connection connect(String database) throws SQLException {
    return connect(database, "");
  }

  /**
   * Nobody has counted the rows of tables that filled a moment ago: joins would go through one for
   * each row of the other.
   */
  private Connection connectForJoins(String database) throws SQLException {
    return connect(database, "?options=-c%20enable_nestloop=off%20-c%20work_mem=128MB");
  }

  private Connection connect(String database, String options) throws SQLException {
    return DriverManager.getConnection(
        stack.database().url(database) + options, database, LocalDatabase.PASSWORD);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
