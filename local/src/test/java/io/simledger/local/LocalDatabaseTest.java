package io.simledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseTest {
  @TempDir Path temporary;

  @Test
  void keepsItsDataWhenItsProcessIsKilled() throws Exception {
    Path folder = temporary.resolve("postgresql");
    Process killed = startElsewhere(folder);
    killed.destroyForcibly().waitFor();

    try (LocalDatabase database = LocalDatabase.start(folder, 0)) {
      assertThat(number(database, "SELECT answer FROM kept")).isEqualTo(42);
      assertThat(number(database, "SELECT count(*) FROM kept WHERE fsync = 'on'")).isOne();
    }
    assertThat(folder.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void refusesADamagedFolderAtOnce() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("postgresql"));
    Files.writeString(folder.resolve("postgresql.conf"), "");
    Files.writeString(folder.resolve("PG_VERSION"), "9\n");

    assertThatThrownBy(() -> LocalDatabase.start(folder, 0))
        .isInstanceOf(IOException.class)
        .hasMessage("PostgreSQL ended while it started");
    assertThat(temporary.resolve("postgresql.log")).content().contains("FATAL");
  }

  @Test
  void aServerOfAnotherFolderIsNotTakenForItsOwn() throws Exception {
    Path folder = temporary.resolve("postgresql");
    Path crashed = Files.createDirectories(temporary.resolve("crashed"));
    try (LocalDatabase another = LocalDatabase.start(folder, 0)) {
      Files.copy(folder.resolve("postmaster.pid"), crashed.resolve("postmaster.pid"));

      assertThat(LocalDatabase.running(folder)).isPresent();
      assertThat(LocalDatabase.running(crashed)).isEmpty();
    }
  }

  private static Process startElsewhere(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("started");
    return process;
  }

  /** Starts the database in a process of its own and leaves it running. */
  static final class Elsewhere {
    public static void main(String[] folder) throws Exception {
      execute(
          LocalDatabase.start(Path.of(folder[0]), 0),
          "CREATE TABLE kept AS SELECT 42 AS answer, current_setting('fsync') AS fsync");
      System.out.println("started");
      Thread.currentThread().join();
    }
  }

  private static void execute(LocalDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(LocalDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(LocalDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.url("transfer"), "transfer", LocalDatabase.PASSWORD);
  }
}
