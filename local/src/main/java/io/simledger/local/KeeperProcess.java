package io.simledger.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Keeper} as the process at the terminal sees it. It lives in a session of its own, so
 * that Ctrl-C at the terminal reaches it only through here; when the process at the terminal dies,
 * a keeper that is not detached notices it by the end of its standard input and stops.
 */
final class KeeperProcess {
  /** Begins the last line that a keeper says once everything is ready. */
  static final String READY = "ready ";

  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Thread errors;

  private KeeperProcess(Process process) {
    this.process = process;
    this.errors = relay(process.getErrorStream(), System.err);
  }

  static KeeperProcess start(
      DataFolder folder, PortPlan ports, boolean detach, boolean noSamples, @Nullable DevMode dev) {
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            LocalRun.class.getName(),
            "--keep",
            "--data=" + folder.path(),
            "--port=" + ports.base()));
    if (detach) {
      command.add("--detach");
    }
    if (noSamples) {
      command.add("--no-samples");
    }
    if (dev != null) {
      command.add("--dev=" + dev);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    if (detach) {
      builder.redirectInput(new File("/dev/null"));
    }
    try {
      return new KeeperProcess(builder.start());
    } catch (IOException e) {
      throw new RunFailure("Cannot start a process: " + e.getMessage(), e);
    }
  }

  /** Shows what the keeper says until everything is ready; the exit code of a failed start. */
  int awaitReady() {
    if (copyUntilReady()) {
      return 0;
    }
    return awaitEnd();
  }

  /** Shows what the keeper says until it ends; Ctrl-C stops it in order. */
  int awaitEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    Thread output = relay(process.getInputStream(), System.out);
    try {
      int exitCode = process.waitFor();
      output.join();
      errors.join();
      if (exitCode == KILLED) {
        System.err.println("simledger: it was killed; its services end by themselves.");
      }
      return exitCode;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** Stops everything in order and waits for it. */
  void stop() {
    if (process.isAlive()) {
      RunRecord.stop(process.toHandle());
    }
  }

  private boolean copyUntilReady() {
    StringBuilder line = new StringBuilder();
    try {
      InputStream in = process.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        System.out.write(next);
        System.out.flush();
        if (next != '\n') {
          line.append((char) next);
        } else if (line.indexOf(READY) == 0) {
          return true;
        } else {
          line.setLength(0);
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  private static Thread relay(InputStream from, PrintStream to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                copy(from, to);
              } catch (IOException e) {
                // The keeper is gone; its exit code tells the rest.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[1024];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      to.write(buffer, 0, length);
      to.flush();
    }
  }

  /** How a command gets a session of its own here; nothing where there is no way. */
  private static List<String> ownSession() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    if (onPath("perl")) {
      return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die");
    }
    return List.of();
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
