package io.simledger.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real PostgreSQL server on loopback with the two databases {@code transfer} and {@code billing},
 * each owned by a role of the same name. The data folder is kept between runs.
 */
public final class LocalDatabase implements AutoCloseable {
  /** Password of both roles. The server listens on loopback only. */
  public static final String PASSWORD = "simledger";

  private final EmbeddedPostgres server;

  private LocalDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server on the data folder, which is initialised on first use.
   *
   * @param port 0 for any free port
   */
  public static LocalDatabase start(Path dataFolder, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(dataFolder)
            .setOverrideWorkingDirectory(dataFolder.resolveSibling("postgresql-binaries").toFile())
            .setCleanDataDirectory(false)
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "4GB");
    if (port != 0) {
      builder.setPort(port);
    }
    LocalDatabase database = new LocalDatabase(builder.start());
    database.createOnFirstUse("transfer");
    database.createOnFirstUse("billing");
    return database;
  }

  /** JDBC address of one of the two databases. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  public int port() {
    return server.getPort();
  }

  private void createOnFirstUse(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(name))) {
        statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(name))) {
        statement.execute(
            "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0".formatted(name, name));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name, e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
