package io.simledger.local;

import java.util.HashMap;
import java.util.Map;

/** What a local run tells the services, as environment variables. */
record ServiceSettings(PortPlan ports, LocalCertificates certificates, LocalSecrets secrets) {

  Map<String, String> billing() {
    Map<String, String> settings = both("billing", ports.billing(), ports.billingManagement());
    settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(ports.billingTls()));
    settings.put("SIMLEDGER_EXPORT_BASE_URL", ports.downloadUrl());
    settings.put("SIMLEDGER_EXPORT_URL_SECRET", secrets.urlSecret());
    return settings;
  }

  Map<String, String> transfer() {
    Map<String, String> settings = both("transfer", ports.transfer(), ports.transferManagement());
    settings.put("QUARKUS_GRPC_CLIENTS_BILLING_PORT", Integer.toString(ports.billingTls()));
    settings.put("QUARKUS_MAILER_HOST", "127.0.0.1");
    settings.put("QUARKUS_MAILER_PORT", Integer.toString(ports.smtp()));
    settings.put("QUARKUS_MAILER_START_TLS", "DISABLED");
    settings.put("SIMLEDGER_AUTH_SIGNING_KEY", secrets.signingKey());
    settings.put("SIMLEDGER_TRANSFER_TOKEN_SECRET", secrets.tokenSecret());
    // One machine is its own only caller, and measures how fast it is.
    settings.put("SIMLEDGER_RATE_LIMIT_ENABLED", "false");
    settings.put("SIMLEDGER_CONSOLE_URL", ports.apiUrl());
    settings.put("SIMLEDGER_MAILBOX_URL", "http://127.0.0.1:" + ports.mailbox());
    return settings;
  }

  private Map<String, String> both(String service, int httpPort, int managementPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SIMLEDGER_SANDBOX_ENABLED", "true");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    settings.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgresql(), service));
    settings.put("QUARKUS_DATASOURCE_USERNAME", service);
    settings.put("QUARKUS_DATASOURCE_PASSWORD", LocalDatabase.PASSWORD);
    settings.put(
        "QUARKUS_TLS_MTLS_KEY_STORE_PEM_0_CERT", certificates.certificate(service).toString());
    settings.put("QUARKUS_TLS_MTLS_KEY_STORE_PEM_0_KEY", certificates.key(service).toString());
    settings.put("QUARKUS_TLS_MTLS_TRUST_STORE_PEM_CERTS", certificates.authority().toString());
    return settings;
  }
}
