package io.simledger.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Ends a child process when this process ends, however it ends.
 *
 * <p>A shell waits on a pipe from here. When the pipe breaks without a word, this process is gone
 * (even by {@code kill -9}) and the shell ends the child: first politely, after ten seconds by
 * force.
 */
final class Watchdog implements AutoCloseable {
  private static final String SCRIPT =
      """
      read -r word && exit 0
      kill -"$1" "$0" 2>/dev/null
      patience=$2
      while [ "$patience" -gt 0 ]; do
        kill -0 "$0" 2>/dev/null || exit 0
        sleep 1
        patience=$((patience - 1))
      done
      kill -KILL "$0" 2>/dev/null
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  /**
   * Guards a process.
   *
   * @param signal the polite one, such as {@code TERM}
   */
  static Watchdog over(long pid, String signal) {
    return over(pid, signal, PATIENCE);
  }

  static Watchdog over(long pid, String signal, Duration patience) {
    try {
      return new Watchdog(
          new ProcessBuilder(
                  "sh",
                  "-c",
                  SCRIPT,
                  Long.toString(pid),
                  signal,
                  Long.toString(patience.toSeconds()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of the child: from here on it is not ended. */
  @Override
  public void close() {
    try (OutputStream pipe = shell.getOutputStream()) {
      pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The shell is gone already, so there is nothing to let go of.
      shell.destroy();
    }
  }

  /** Completes with the exit code of the shell. */
  CompletableFuture<Integer> end() {
    return shell.onExit().thenApply(Process::exitValue);
  }

  /** What happens when this process dies; for tests. */
  void breakPipe() throws IOException {
    shell.getOutputStream().close();
  }
}
