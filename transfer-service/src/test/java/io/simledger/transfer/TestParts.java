package io.simledger.transfer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.simledger.local.LocalCertificates;
import io.simledger.local.LocalDatabase;
import io.simledger.local.MailCatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL, mail server and certificates for the tests of the service, fresh for each run.
 */
public class TestParts implements QuarkusTestResourceLifecycleManager {
  /** What operations of provisioning ask for. */
  public static final String PROVISIONING_KEY = "provisioning-key-of-the-tests-of-this-service";

  private LocalDatabase database;
  private MailCatcher mails;
  private Gate mailServer;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "parts").toAbsolutePath();
      database = LocalDatabase.start(folder.resolve("postgresql"), 0);
      mails = MailCatcher.start(0);
      mailServer = Gate.to(mails.port());
      LocalCertificates certificates = LocalCertificates.create(folder.resolve("certificates"));
      Map<String, String> config = new HashMap<>();
      config.put("quarkus.datasource.jdbc.url", database.url("transfer"));
      config.put("quarkus.datasource.username", "transfer");
      config.put("quarkus.datasource.password", LocalDatabase.PASSWORD);
      config.put(
          "quarkus.tls.mtls.key-store.pem.0.cert", certificates.certificate("transfer").toString());
      config.put("quarkus.tls.mtls.key-store.pem.0.key", certificates.key("transfer").toString());
      config.put("quarkus.tls.mtls.trust-store.pem.certs", certificates.authority().toString());
      config.put("quarkus.mailer.host", "127.0.0.1");
      config.put("quarkus.mailer.port", Integer.toString(mailServer.port()));
      config.put("quarkus.mailer.start-tls", "DISABLED");
      config.put("simledger.mailbox-url", mails.mailboxUrl());
      // In dev mode, too, whose own may be another.
      config.put("simledger.console-url", "http://localhost:8080");
      config.put("simledger.sandbox.enabled", "true");
      config.put("simledger.provisioning.key", PROVISIONING_KEY);
      config.put("quarkus.grpc.clients.billing.test-port", Integer.toString(freePort()));
      config.put("test.billing.certificate", certificates.certificate("billing").toString());
      config.put("test.billing.key", certificates.key("billing").toString());
      config.put("test.billing.authority", certificates.authority().toString());
      // Failures are repeated at a pace that a test can wait for.
      config.put("simledger.outbox.events.max-backoff", "PT0.5S");
      config.put("simledger.outbox.events.acknowledgement-deadline", "PT2S");
      config.put("simledger.outbox.mails.first-backoff", "PT0.2S");
      config.put("simledger.outbox.mails.max-backoff", "PT0.5S");
      config.put("simledger.outbox.mails.poll", "PT0.2S");
      return config;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start the parts of the test", e);
    }
  }

  /** Gives the mail server to tests that have a field for it. */
  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(mails, new TestInjector.MatchesType(MailCatcher.class));
    injector.injectIntoFields(mailServer, new TestInjector.MatchesType(Gate.class));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    if (mailServer != null) {
      mailServer.close();
    }
    if (mails != null) {
      mails.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
