package io.simledger.local;

import java.io.IOException;
import java.util.List;

/** Which service is being worked on: it runs in development mode, the rest as usual. */
enum DevMode {
  BILLING,
  TRANSFER;

  /** Runs the service from its sources until it is ended at the terminal, then stops the rest. */
  int run(KeeperProcess keeper, DataFolder folder, PortPlan ports, Installation installation)
      throws IOException {
    int started = keeper.awaitReady();
    if (started != 0) {
      return started;
    }
    ServiceSettings settings =
        new ServiceSettings(
            ports, new LocalCertificates(folder.certificates()), LocalSecrets.in(folder));
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "./mvnw",
                    "-q",
                    "-ntp",
                    "-pl",
                    this == BILLING ? "billing-service" : "transfer-service",
                    "-am",
                    "compile",
                    "quarkus:dev",
                    "-Ddebug=false",
                    "-Dquarkus.analytics.disabled=true"))
            .directory(installation.root().toFile())
            .inheritIO();
    builder.environment().putAll(this == BILLING ? settings.billing() : settings.transfer());
    Process development = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(development, keeper)));
    try {
      return development.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void end(Process development, KeeperProcess keeper) {
    development.destroy();
    try {
      development.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper.stop();
  }
}
