package io.simledger.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Who somebody is who uses the CLI. */
record CliProfile(String email) {
  private static final String PASSWORD = "Abcdefg1";

  static CliProfile fresh() {
    return new CliProfile("cli-" + UUID.randomUUID() + "@example.com");
  }

  /** All that {@code configure-sandbox} sends. */
  ObjectNode whole() {
    return login()
        .put("sandbox", true)
        .put("coverageType", "jp")
        .put("endpoint", "http://localhost")
        .put("authKeyId", "keyId-cli")
        .put("authKey", "secret-cli")
        .put("registerPaymentMethod", true);
  }

  ObjectNode login() {
    return Api.JSON.createObjectNode().put("email", email).put("password", PASSWORD);
  }
}
