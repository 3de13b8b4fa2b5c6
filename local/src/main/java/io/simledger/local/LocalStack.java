package io.simledger.local;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * Everything on one machine: PostgreSQL, mail catcher, billing service, transfer service, started
 * in this order and stopped in the reverse one. The services are processes of their own; all of it
 * listens on loopback and ends with this process.
 */
public final class LocalStack implements AutoCloseable {
  private final DataFolder folder;
  private final PortPlan ports;
  private final LocalCertificates certificates;
  private final ServiceProcess billing;
  private final ServiceProcess transfer;
  private @Nullable LocalDatabase database;
  private @Nullable MailCatcher mails;

  private LocalStack(
      DataFolder folder,
      PortPlan ports,
      ServiceSettings usual,
      Installation installation,
      Map<String, String> others) {
    this.folder = folder;
    this.ports = ports;
    this.certificates = usual.certificates();
    this.billing =
        service(
            installation,
            "billing-service",
            merged(usual.billing(), others),
            ports.billingManagement());
    this.transfer =
        service(
            installation,
            "transfer-service",
            merged(usual.transfer(), others),
            ports.transferManagement());
  }

  /** Prepares a stack with the usual settings. */
  public static LocalStack on(DataFolder folder, PortPlan ports, Installation installation) {
    return on(folder, ports, installation, Map.of());
  }

  /**
   * Prepares a stack; nothing runs yet. Certificates are made anew, secrets on first use.
   *
   * @param folder opened before
   * @param settings environment of both services, beside or instead of the usual settings
   */
  public static LocalStack on(
      DataFolder folder, PortPlan ports, Installation installation, Map<String, String> settings) {
    try {
      LocalCertificates certificates = LocalCertificates.create(folder.certificates());
      return new LocalStack(
          folder,
          ports,
          new ServiceSettings(ports, certificates, LocalSecrets.in(folder)),
          installation,
          settings);
    } catch (IOException e) {
      throw new RunFailure("Cannot write to the data folder %s.".formatted(folder.path()), e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make certificates", e);
    }
  }

  /** Starts everything and returns when it is ready. */
  public void start(Progress progress) {
    startParts(progress);
    startBilling(progress);
    progress.begins("transfer service");
    transfer.start();
    transfer.awaitReady();
    progress.done();
  }

  /** Starts what both services stand on: PostgreSQL and the mail catcher. */
  void startParts(Progress progress) {
    ports.requireFree();
    progress.begins("PostgreSQL");
    startDatabase();
    progress.done();
    progress.begins("mail catcher");
    mails = MailCatcher.start(ports.smtp(), ports.mailbox());
    progress.done();
  }

  void startBilling(Progress progress) {
    progress.begins("billing service");
    billing.start();
    billing.awaitReady();
    progress.done();
  }

  public void startDatabase() {
    Path log = folder.log("postgresql");
    try {
      database = LocalDatabase.start(folder.postgresql(), ports.postgresql(), log);
    } catch (IOException | IllegalStateException e) {
      throw new RunFailure(
          "PostgreSQL does not start on %s; --reset starts afresh; the last lines of %s:%n%s"
              .formatted(folder.postgresql(), log, ServiceProcess.tail(log)),
          e);
    }
  }

  /** Stops the database alone, cleanly but under the hands of the services. */
  public void stopDatabase() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  /** Waits until one of the services that were started is gone, and names it. */
  String awaitEndOfAService() {
    return CompletableFuture.anyOf(billing.end(), transfer.end()).join().toString();
  }

  public LocalDatabase database() {
    return started(database);
  }

  public MailCatcher mails() {
    return started(mails);
  }

  public ServiceProcess billing() {
    return billing;
  }

  public ServiceProcess transfer() {
    return transfer;
  }

  public PortPlan ports() {
    return ports;
  }

  /** What the services trust each other by. */
  public LocalCertificates certificates() {
    return certificates;
  }

  @Override
  public void close() {
    transfer.close();
    billing.close();
    if (mails != null) {
      mails.close();
      mails = null;
    }
    stopDatabase();
  }

  private ServiceProcess service(
      Installation installation, String name, Map<String, String> environment, int managementPort) {
    return new ServiceProcess(
        name.replace('-', ' '),
        () -> command(installation.jar(name)),
        environment,
        folder.log(name),
        managementPort);
  }

  private static Map<String, String> merged(Map<String, String> usual, Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(usual);
    settings.putAll(others);
    return settings;
  }

  private static List<String> command(Path jar) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(javaOptions());
    // Neither development nor production: real settings, generated secrets, the sandbox on.
    command.addAll(List.of("-Dquarkus.profile=local", "-jar", jar.toString()));
    return command;
  }

  /** What the person who runs it wants of the services' JVMs, more memory for example. */
  private static List<String> javaOptions() {
    String options = System.getenv("SIMLEDGER_JAVA_OPTIONS");
    return options == null || options.isBlank()
        ? List.of()
        : List.of(options.strip().split("\\s+"));
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("Not started");
    }
    return part;
  }
}
