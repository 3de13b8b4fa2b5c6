package io.simledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * The process that holds a local run: it starts everything, waits, and stops everything in reverse
 * order when it is told to, when the process at the terminal is gone, or when a service ends by
 * itself.
 */
final class Keeper {
  private final DataFolder folder;
  private final PortPlan ports;
  private final Installation installation;
  private final @Nullable DevMode dev;
  private volatile boolean stopping;

  Keeper(DataFolder folder, PortPlan ports, Installation installation, @Nullable DevMode dev) {
    this.folder = folder;
    this.ports = ports;
    this.installation = installation;
    this.dev = dev;
  }

  /** Starts everything and returns when a service ended by itself. */
  int keep(boolean detached, boolean withSamples) throws IOException, InterruptedException {
    DataFolder.Claim claim = folder.claim();
    RunRecord.write(folder.runRecord());
    folder.clearLogs();
    LocalStack stack = LocalStack.on(folder, ports, installation);
    Screen screen = new Screen(System.out, folder, ports);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, screen, claim)));
    if (!detached) {
      exitWhenTerminalIsGone();
    }
    screen.starting();
    try {
      start(stack, screen, withSamples);
    } catch (RunFailure e) {
      screen.failed();
      throw e;
    }
    if (dev == null) {
      screen.ready(detached);
    } else {
      screen.readyForDevelopment();
    }
    String ended = stack.awaitEndOfAService();
    if (stopping) {
      // Not by itself: the shutdown hook is at work, and ends this process.
      Thread.currentThread().join();
    }
    System.err.println(
        "simledger: the %s ended by itself; see %s.".formatted(ended, folder.logs()));
    return 1;
  }

  private void start(LocalStack stack, Screen screen, boolean withSamples) throws IOException {
    if (dev == DevMode.BILLING) {
      stack.startParts(screen);
    } else if (dev == DevMode.TRANSFER) {
      stack.startParts(screen);
      stack.startBilling(screen);
    } else {
      stack.start(screen);
      if (Files.exists(folder.samples())) {
        screen.samples(SampleCredentials.read(folder.samples()).at(ports.apiUrl()));
      } else if (withSamples) {
        screen.begins("two sample operators and %d SIMs".formatted(Samples.SIMS));
        SampleCredentials made =
            new Samples(ports.apiUrl(), LocalSecrets.in(folder).samplePassword()).create();
        made.write(folder.samples());
        screen.done();
        screen.samples(made);
      }
    }
  }

  private void stop(LocalStack stack, Screen screen, DataFolder.Claim claim) {
    stopping = true;
    screen.stopping();
    stack.close();
    try {
      Files.deleteIfExists(folder.runRecord());
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void exitWhenTerminalIsGone() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said this way; only the end counts.
                  continue;
                }
              } catch (IOException e) {
                // A broken pipe is an end too.
              }
              System.exit(0);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
