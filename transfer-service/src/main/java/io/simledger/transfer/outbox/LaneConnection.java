package io.simledger.transfer.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The database session that holds lanes: an advisory lock for each, and it listens for commits of
 * other replicas. When it ends, however it ends, PostgreSQL frees the lanes for another replica.
 *
 * <p>Not from the pool, so that its locks never return to one.
 */
final class LaneConnection implements AutoCloseable {
  /** Channel of the notifications; the payload is {@link LanesWritten#lanes()}. */
  static final String CHANNEL = "simledger_outbox";

  /** First key of the advisory locks, the second is the lane: "outb" in ASCII. */
  private static final int LOCK_SPACE = 0x6f757462;

  private final Connection connection;

  private LaneConnection(Connection connection) {
    this.connection = connection;
  }

  static LaneConnection open(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "simledger outbox lanes");
    properties.setProperty("connectTimeout", "10");
    // A server that is gone without a word is noticed at the next statement.
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    Connection connection = DriverManager.getConnection(url, properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return new LaneConnection(connection);
  }

  /**
   * Takes every lane that nobody holds. A session may hold a lock many times, so held ones are left
   * out.
   */
  List<Integer> takeFree(Set<Integer> held) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT lane
            FROM generate_series(0, ? - 1) AS lanes (lane)
            WHERE CASE WHEN lane <> ALL (?) THEN pg_try_advisory_lock(?, lane) ELSE false END
            """)) {
      Array heldLanes = connection.createArrayOf("int4", held.toArray());
      statement.setInt(1, LanesWritten.COUNT);
      statement.setArray(2, heldLanes);
      statement.setInt(3, LOCK_SPACE);
      List<Integer> taken = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(rows.getInt(1));
        }
      }
      return taken;
    }
  }

  /** Waits for commits of any replica; no lane when none comes within the timeout. */
  LanesWritten awaitWritten(Duration timeout) throws SQLException {
    PGNotification[] notifications =
        connection.unwrap(PGConnection.class).getNotifications((int) timeout.toMillis());
    int lanes = 0;
    if (notifications != null) {
      for (PGNotification notification : notifications) {
        lanes |= Integer.parseInt(notification.getParameter());
      }
    }
    return new LanesWritten(lanes);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
