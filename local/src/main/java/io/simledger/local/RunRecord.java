package io.simledger.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeoutException;

/**
 * Which process keeps a run, written while it runs.
 *
 * @param started tells the process from a later one of the same number
 */
record RunRecord(long pid, Instant started) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Writes down the present process. */
  static void write(Path file) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    OwnerOnly.write(
        file, "pid=%d\nstarted=%s\n".formatted(self.pid(), started(self).toEpochMilli()));
  }

  /** The process that is written down, if it still runs. */
  static Optional<ProcessHandle> running(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      RunRecord recorded =
          new RunRecord(
              Long.parseLong(properties.getProperty("pid", "")),
              Instant.ofEpochMilli(Long.parseLong(properties.getProperty("started", ""))));
      return ProcessHandle.of(recorded.pid)
          .filter(ProcessEnd::isRunning)
          .filter(process -> started(process).equals(recorded.started));
    } catch (IOException | NumberFormatException e) {
      throw new RunFailure("The file %s is damaged; delete it.".formatted(file), e);
    }
  }

  /** Asks the process to stop everything and waits for its end. */
  static void stop(ProcessHandle keeper) {
    keeper.destroy();
    try {
      ProcessEnd.await(keeper, PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      throw new RunFailure("Process %d does not stop; see its logs.".formatted(keeper.pid()), e);
    }
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
