package io.simledger.billing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.simledger.local.LocalCertificates;
import io.simledger.local.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL and certificates for the tests of the service, fresh for each run. */
public class TestParts implements QuarkusTestResourceLifecycleManager {
  private LocalDatabase database;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "parts").toAbsolutePath();
      database = LocalDatabase.start(folder.resolve("postgresql"), 0);
      LocalCertificates certificates = LocalCertificates.create(folder.resolve("certificates"));
      Map<String, String> config = new HashMap<>();
      config.put("quarkus.datasource.jdbc.url", database.url("billing"));
      config.put("quarkus.datasource.username", "billing");
      config.put("quarkus.datasource.password", LocalDatabase.PASSWORD);
      config.put(
          "quarkus.tls.mtls.key-store.pem.0.cert", certificates.certificate("billing").toString());
      config.put("quarkus.tls.mtls.key-store.pem.0.key", certificates.key("billing").toString());
      config.put("quarkus.tls.mtls.trust-store.pem.certs", certificates.authority().toString());
      config.put("test.certificates", certificates.folder().toString());
      config.put("simledger.sandbox.enabled", "true");
      return config;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start the parts of the test", e);
    }
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
