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

          API          %1$s/v1
          description  %1$s/q/swagger-ui
          downloads    %2$s
          caught mail  http://localhost:%3$d/mails
          PostgreSQL   localhost:%4$d, databases and roles "transfer" and "billing", password "%5$s"
          logs         %6$s
        """,
        ports.apiUrl(),
        ports.downloadUrl(),
        ports.mailbox(),
        ports.postgresql(),
        LocalDatabase.PASSWORD,
        shown(folder.logs()));
    if (samples != null) {
      show(samples);
    }
    out.println();
    out.println(detached ? KeeperProcess.READY + ports.apiUrl() : "Ctrl-C stops everything.");
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
