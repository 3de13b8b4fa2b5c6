package io.simledger.transfer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.simledger.local.LocalCertificates;
import io.simledger.local.LocalDatabase;
import io.simledger.local.MailCatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL, mail server and certificates for the tests of the service, fresh for each run.
 */
public class TestParts implements QuarkusTestResourceLifecycleManager {
  private LocalDatabase database;
  private MailCatcher mails;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "parts").toAbsolutePath();
      database = LocalDatabase.start(folder.resolve("postgresql"), 0);
      mails = MailCatcher.start(0);
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
      config.put("quarkus.mailer.port", Integer.toString(mails.port()));
      config.put("quarkus.mailer.start-tls", "DISABLED");
      config.put("simledger.mailbox-url", mails.mailboxUrl());
      config.put("simledger.sandbox.enabled", "true");
      return config;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start the parts of the test", e);
    }
  }

  @Override
  public void stop() {
    if (mails != null) {
      mails.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
