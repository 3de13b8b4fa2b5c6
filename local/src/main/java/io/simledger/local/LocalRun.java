package io.simledger.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code ./run}. The process at the terminal only starts a {@link Keeper} in a session
 * of its own, shows what it says and passes Ctrl-C on, so that everything stops in order.
 */
@Command(
    name = "./run",
    sortOptions = false,
    description = {
      "Starts PostgreSQL, a mail catcher and both services on this machine, on loopback only.",
      ""
    },
    footer = {
      "",
      "Ports, counted from N: API N, downloads +1, gRPC +2, PostgreSQL +3, SMTP +4,",
      "mailbox +5, management of the transfer service +6, of the billing service +7."
    })
public final class LocalRun implements Callable<Integer> {
  @Option(names = "--detach", description = "Return when everything is ready and let it run.")
  boolean detach;

  @Option(names = "--stop", description = "Stop what --detach left running.")
  boolean stop;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the API (default: ${DEFAULT-VALUE}); the others follow it.")
  int port = PortPlan.DEFAULT_BASE;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps the data (default: .simledger).")
  @Nullable Path data;

  @Option(names = "--reset", description = "Delete the data first.")
  boolean reset;

  @Option(names = "--no-samples", description = "Make no sample operators on a first start.")
  boolean noSamples;

  @Option(
      names = "--dev",
      paramLabel = "SERVICE",
      description = {
        "Run SERVICE (billing or transfer) in development mode: changes of its sources are live",
        "at the next request, r runs its tests, q ends it."
      })
  @Nullable DevMode dev;

  @Option(names = "--help", usageHelp = true, description = "Show this.")
  boolean help;

  @Option(names = "--keep", hidden = true)
  boolean keep;

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    return new CommandLine(new LocalRun())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (problem, arguments) -> say(problem.getMessage() + " (see ./run --help)"))
        .setExecutionExceptionHandler((problem, commandLine, parsed) -> say(line(problem)))
        .execute(args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PortPlan ports = new PortPlan(port);
    Installation installation = Installation.ofThisBuild();
    DataFolder folder =
        new DataFolder(data == null ? installation.root().resolve(".simledger") : data);
    if (stop) {
      return stop(folder);
    }
    if (keep) {
      return new Keeper(folder, ports, installation, dev).keep(detach, !noSamples);
    }
    if (reset) {
      folder.reset();
    }
    folder.open();
    KeeperProcess keeper = KeeperProcess.start(folder, ports, detach, noSamples, dev);
    if (dev != null) {
      return dev.run(keeper, folder, ports, installation);
    }
    return detach ? keeper.awaitReady() : keeper.awaitEnd();
  }

  private static int stop(DataFolder folder) {
    Optional<ProcessHandle> keeper = RunRecord.running(folder.runRecord());
    keeper.ifPresent(RunRecord::stop);
    System.out.println(keeper.isPresent() ? "stopped" : "nothing runs on " + folder.path());
    return 0;
  }

  private static String line(Exception problem) {
    return problem instanceof RunFailure
        ? String.valueOf(problem.getMessage())
        : problem.toString();
  }

  private static int say(String line) {
    System.err.println("simledger: " + line);
    return 1;
  }
}
