package io.simledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Everything that a local run keeps between starts, readable by its owner only. One run at a time
 * uses a folder.
 */
public record DataFolder(Path path) {
  /** Marks a folder as ours, so that {@code --reset} deletes nothing else. */
  private static final String MARKER = "simledger-data";

  /** Another one with each schema that cannot be brought up to date. */
  static final String FORMAT = "7\n";

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** Opens the folder, which is made on first use. Refuses one that holds something else. */
  public void open() {
    try {
      Path marker = path.resolve(MARKER);
      if (!Files.exists(marker)) {
        if (Files.exists(path) && !isEmpty()) {
          throw notOurs();
        }
        OwnerOnly.createFolders(path);
        OwnerOnly.write(marker, FORMAT);
      } else if (!Files.readString(marker).equals(FORMAT)) {
        throw new RunFailure(
            "The data in %s is damaged or of another version; --reset starts afresh."
                .formatted(path));
      }
      Files.createDirectories(logs());
    } catch (IOException e) {
      throw new RunFailure(
          "Cannot write to the data folder %s (%s); choose another with --data."
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Claims the folder until the claim is closed or the process ends. */
  Claim claim() {
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new Claim(channel);
      }
      channel.close();
      throw alreadyRunning();
    } catch (IOException e) {
      throw new RunFailure("Cannot write to the data folder %s.".formatted(path), e);
    }
  }

  /** The right to use the folder, held by one run. */
  record Claim(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Deletes the folder with all data. Refuses a folder that is not ours or in use. */
  void reset() {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.exists(path.resolve(MARKER))) {
      throw notOurs();
    }
    try (Claim claim = claim();
        Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RunFailure("Cannot delete the data folder %s.".formatted(path), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Data of the PostgreSQL server. */
  public Path postgresql() {
    return path.resolve("postgresql");
  }

  Path certificates() {
    return path.resolve("certificates");
  }

  /** Credentials of the sample operators, as assignments that a shell can read. */
  public Path samples() {
    return path.resolve("samples.env");
  }

  /** Who keeps the run that uses this folder; see {@link RunRecord}. */
  Path runRecord() {
    return path.resolve("run.properties");
  }

  public Path logs() {
    return path.resolve("logs");
  }

  /** Forgets the logs of earlier runs. */
  void clearLogs() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(logs())) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  private RunFailure notOurs() {
    return new RunFailure(
        "%s holds something else than data of simledger; choose another folder with --data."
            .formatted(path));
  }

  private RunFailure alreadyRunning() {
    return new RunFailure(
        "simledger already runs on %s; ./run --stop ends it, --data DIR uses another folder."
            .formatted(path));
  }

  private boolean isEmpty() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      return !files.iterator().hasNext();
    }
  }
}
