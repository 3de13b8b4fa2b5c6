package io.simledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the two services as a process of its own. It can be started, stopped, killed and started
 * again; it ends with the process that started it.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int TAIL_LINES = 15;

  private final String name;
  private final Supplier<List<String>> command;
  private final Map<String, String> environment;
  private final Path log;
  private final URI readiness;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process process;
  private @Nullable Watchdog watchdog;

  ServiceProcess(
      String name,
      Supplier<List<String>> command,
      Map<String, String> environment,
      Path log,
      int managementPort) {
    this.name = name;
    this.command = command;
    this.environment = environment;
    this.log = log;
    this.readiness = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(managementPort));
  }

  /** Starts the process and returns at once. */
  public void start() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command.get())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      Process started = builder.start();
      started.getOutputStream().close();
      process = started;
      watchdog = Watchdog.over(started.pid(), "TERM");
    } catch (IOException e) {
      throw new RunFailure("The %s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Waits until the service says that it is ready. */
  public void awaitReady() {
    long deadline = System.nanoTime() + START_DEADLINE.toNanos();
    while (!isReady()) {
      if (!running().isAlive()) {
        throw failed("ended while it started");
      }
      if (System.nanoTime() > deadline) {
        throw failed("is not ready after " + START_DEADLINE.toSeconds() + " seconds");
      }
      pause();
    }
  }

  /** Asks the process to end and waits for it. */
  @Override
  public void close() {
    if (process == null) {
      return;
    }
    running().destroy();
    if (!ends(running(), STOP_DEADLINE)) {
      running().destroyForcibly();
    }
    forget();
  }

  /** Ends the process without warning ({@code kill -9}) and waits until it is gone. */
  public void kill() {
    ends(running().destroyForcibly(), STOP_DEADLINE);
    forget();
  }

  public boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while the %s started.".formatted(name), e);
    }
  }

  /** Completes with the name when the process is gone; never if it was not started. */
  CompletableFuture<String> end() {
    return process == null ? new CompletableFuture<>() : process.onExit().thenApply(ended -> name);
  }

  /** Where the process writes what it does. */
  public Path log() {
    return log;
  }

  private void forget() {
    process = null;
    if (watchdog != null) {
      watchdog.close();
      watchdog = null;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("The %s was not started".formatted(name));
    }
    return process;
  }

  private RunFailure failed(String what) {
    return new RunFailure(
        "The %s %s; the last lines of %s:%n%s".formatted(name, what, log, tail(log)));
  }

  /** The last lines of a log without the frames of stack traces. */
  static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> telling =
          lines.filter(line -> !line.isBlank() && !line.startsWith("\t")).toList();
      return String.join(
          System.lineSeparator(),
          telling.subList(Math.max(0, telling.size() - TAIL_LINES), telling.size()));
    } catch (IOException | UncheckedIOException e) {
      return "(there is no log)";
    }
  }

  private void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while the %s started.".formatted(name), e);
    }
  }

  private static boolean ends(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
