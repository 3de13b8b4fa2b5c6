package io.simledger.transfer.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of whoever runs the installation. Made at the start, so that a bad one is noticed then.
 */
@Startup
@ApplicationScoped
class ProvisioningKey {
  private static final int MIN_LENGTH = 32;

  private final Optional<byte[]> key;

  ProvisioningKey(ProvisioningConfig config) {
    if (config.key().filter(text -> text.length() < MIN_LENGTH).isPresent()) {
      throw new IllegalStateException(
          "simledger.provisioning.key must have at least %d characters".formatted(MIN_LENGTH));
    }
    key = config.key().map(text -> text.getBytes(UTF_8));
  }

  boolean isConfigured() {
    return key.isPresent();
  }

  /** Takes the same time wherever a wrong text differs. */
  boolean matches(@Nullable String text) {
    return text != null
        && key.filter(bytes -> MessageDigest.isEqual(text.getBytes(UTF_8), bytes)).isPresent();
  }
}
