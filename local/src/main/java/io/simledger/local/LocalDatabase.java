package io.simledger.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL server on loopback with the two databases {@code transfer} and {@code billing},
 * each owned by a role of the same name. The data folder is kept between runs.
 */
public final class LocalDatabase implements AutoCloseable {
  /** Password of both roles. The server listens on loopback only. */
  public static final String PASSWORD = "simledger";

  /** Off in tests, whose data nobody needs after a power failure. */
  private static final String FSYNC = System.getProperty("simledger.postgresql.fsync", "on");

  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final ProcessHandle postgres;
  private final Watchdog watchdog;

  private LocalDatabase(EmbeddedPostgres server, ProcessHandle postgres) {
    this.server = server;
    this.postgres = postgres;
    this.watchdog = Watchdog.over(postgres.pid(), "INT");
  }

  /**
   * Starts the server on the data folder, which is initialised on first use. Its log stands beside
   * the folder.
   *
   * @param port 0 for any free port
   */
  public static LocalDatabase start(Path dataFolder, int port) throws IOException {
    return start(dataFolder, port, dataFolder.resolveSibling("postgresql.log"));
  }

  static LocalDatabase start(Path dataFolder, int port, Path log) throws IOException {
    // One that still runs although the process that started it is gone.
    running(dataFolder).ifPresent(LocalDatabase::interrupt);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(dataFolder)
            .setOverrideWorkingDirectory(binaries(dataFolder).toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_DEADLINE)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            // The library's defaults give up durability.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", FSYNC)
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "4GB");
    if (port != 0) {
      builder.setPort(port);
    }
    EmbeddedPostgres server = started(builder, dataFolder, log);
    LocalDatabase database = new LocalDatabase(server, running(dataFolder).orElseThrow());
    database.createOnFirstUse("transfer");
    database.createOnFirstUse("billing");
    return database;
  }

  /**
   * Where the server's programs are unpacked: once for every run of this user, if it has a home.
   */
  private static Path binaries(Path dataFolder) {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path cache =
        caches == null || caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(caches);
    Path shared = cache.resolve("simledger").resolve("postgresql");
    try {
      Files.createDirectories(shared);
    } catch (IOException e) {
      return dataFolder.resolveSibling("postgresql-binaries");
    }
    return Files.isWritable(shared) ? shared : dataFolder.resolveSibling("postgresql-binaries");
  }

  /** Starts the server; the library alone would not notice that it ended at once. */
  private static EmbeddedPostgres started(
      EmbeddedPostgres.Builder builder, Path dataFolder, Path log) throws IOException {
    long logStart = Files.exists(log) ? Files.size(log) : 0;
    FutureTask<EmbeddedPostgres> start = new FutureTask<>(builder::start);
    Thread thread = new Thread(start, "postgresql-start");
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return start.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!Files.exists(dataFolder.resolve("postmaster.pid"))
            && since(log, logStart).contains("FATAL:")) {
          throw new IOException("PostgreSQL ended while it started", e);
        }
      } catch (ExecutionException e) {
        throw new IOException("PostgreSQL does not start", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while PostgreSQL started", e);
      }
    }
  }

  private static String since(Path log, long position) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    byte[] bytes = Files.readAllBytes(log);
    int start = (int) Math.min(position, bytes.length);
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
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

  /** Breaks off all connections and stops the server cleanly. */
  @Override
  public void close() {
    interrupt(postgres);
    watchdog.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The server that runs on the folder by the folder's own record. After a crash of the machine the
   * record may name a process of somebody else.
   */
  static Optional<ProcessHandle> running(Path dataFolder) throws IOException {
    Path record = dataFolder.resolve("postmaster.pid");
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    Optional<ProcessHandle> named =
        Files.readAllLines(record).stream()
            .findFirst()
            .filter(pid -> pid.matches("[0-9]{1,18}"))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    return named.isPresent() && serves(named.get().info(), dataFolder) ? named : Optional.empty();
  }

  /** As far as the system tells what the process was started with. */
  private static boolean serves(ProcessHandle.Info process, Path dataFolder) throws IOException {
    if (!process.command().orElse("").endsWith("postgres")) {
      return false;
    }
    if (process.arguments().isEmpty()) {
      return true;
    }
    List<String> arguments = List.of(process.arguments().get());
    int folder = arguments.indexOf("-D") + 1;
    return folder > 0
        && folder < arguments.size()
        && Files.exists(Path.of(arguments.get(folder)))
        && Files.isSameFile(Path.of(arguments.get(folder)), dataFolder);
  }

  /** Sends the signal that PostgreSQL takes as "disconnect everybody and stop", and waits. */
  private static void interrupt(ProcessHandle postgres) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postgres.pid())).start().waitFor();
      ProcessEnd.await(postgres, STOP_DEADLINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL does not stop", e);
    }
  }
}
