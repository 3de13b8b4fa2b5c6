package io.simledger.billing.sandbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;

/** A sandbox is emptied by one call (X3): the service does not start with one in production. */
@ApplicationScoped
class NotInProduction {
  void check(@Observes StartupEvent started, SandboxConfig config) {
    check(config, ConfigUtils.getProfiles());
  }

  static void check(SandboxConfig config, Collection<String> profiles) {
    if (config.enabled() && profiles.contains("prod")) {
      throw new IllegalStateException("simledger.sandbox.enabled must not be set in production");
    }
  }
}
