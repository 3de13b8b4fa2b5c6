package io.simledger.transfer.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service runs: in production, or where generated secrets will do. */
@ApplicationScoped
public class Deployment {

  /** Whether the profile {@code prod} is active, which refuses every default of a secret. */
  public boolean isProduction() {
    return ConfigUtils.getProfiles().contains("prod");
  }

  /** A sandbox is emptied by a call without a token (X3): the service does not start with one. */
  void refuseSandboxInProduction(
      @Observes StartupEvent started,
      @ConfigProperty(name = "simledger.sandbox.enabled", defaultValue = "false") boolean sandbox) {
    if (sandbox && isProduction()) {
      throw new IllegalStateException("simledger.sandbox.enabled must not be set in production");
    }
  }

  /**
   * A configured secret, or a generated one outside of production.
   *
   * @throws IllegalStateException in production when nothing is configured: the service does not
   *     start
   */
  public String secret(String name, Optional<String> configured, Supplier<String> generated) {
    return configured
        .filter(value -> !value.isBlank())
        .orElseGet(
            () -> {
              if (isProduction()) {
                throw new IllegalStateException(name + " must be set in production");
              }
              return generated.get();
            });
  }
}
