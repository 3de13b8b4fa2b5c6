package io.simledger.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a person sees of a start. */
final class Screen implements Progress {
  private final PrintStream out;
  private final DataFolder folder;
  private final PortPlan ports;
  private long begun;
  private boolean midLine;
  private @Nullable SampleCredentials samples;

  Screen(PrintStream out, DataFolder folder, PortPlan ports) {
    this.out = out;
    this.folder = folder;
    this.ports = ports;
  }

  void starting() {
    out.printf("simledger starts on %s%n", shown(folder.path()));
  }

  @Override
  public void begins(String step) {
    begun = System.nanoTime();
    midLine = true;
    out.printf("  %-36s", step);
    out.flush();
  }

  @Override
  public void done() {
    midLine = false;
    out.printf("%5.1f s%n", Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
  }

  /** What began last will not be done. */
  void failed() {
    if (midLine) {
      midLine = false;
      out.println();
    }
  }

  void stopping() {
    failed();
    out.println("Stopping ...");
  }

  void samples(SampleCredentials credentials) {
    samples = credentials;
  }

  /** The last thing shown: where everything is and what to try. */
  void ready(boolean detached) {
    out.printf(
        """

          console      %1$s/console
          API          %1$s/v1
          description  %1$s/q/swagger-ui
          downloads    %2$s
        """,
        ports.apiUrl(), ports.downloadUrl());
    showParts();
    if (samples != null) {
      show(samples);
    }
    out.println();
    out.println(detached ? KeeperProcess.READY + ports.apiUrl() : "Ctrl-C stops everything.");
  }

  /** The last thing shown before a service starts in development mode. */
  void readyForDevelopment() {
    out.println();
    showParts();
    out.println();
    out.println(KeeperProcess.READY + "for development");
  }

  private void showParts() {
    out.printf(
        """
          caught mail  http://localhost:%1$d/mails
          PostgreSQL   localhost:%2$d, databases and roles "transfer" and "billing", password "%3$s"
          logs         %4$s
        """,
        ports.mailbox(), ports.postgresql(), LocalDatabase.PASSWORD, shown(folder.logs()));
  }

  private void show(SampleCredentials credentials) {
    out.printf("%n  Two sample operators, also in %s%n", shown(folder.samples()));
    show("source", credentials.source());
    show("destination", credentials.destination());
    out.printf(
        """

          Try
            curl -s %1$s/v1/auth -H 'Content-Type: application/json' -d '{"email":"%2$s","password":"%3$s"}'
            curl -s -X POST %1$s/v1/sandbox/clock/advance -H 'Content-Type: application/json' -d '{"by":"P1D"}'
            curl -s '%1$s/v1/sandbox/mails'
        """,
        ports.apiUrl(), credentials.source().email(), credentials.source().password());
  }

  private void show(String role, SampleCredentials.Operator operator) {
    out.printf(
        """
          %-12s %s  %s  %s
                       %s
                       %s
        """,
        role,
        operator.operatorId(),
        operator.email(),
        operator.password(),
        operator.authKeyId(),
        operator.authKey());
  }

  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
