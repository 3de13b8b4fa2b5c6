package io.simledger.transfer.platform;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Hides the operations of the sandbox where there is none. */
class SandboxGate {
  private final boolean enabled;

  SandboxGate(
      @ConfigProperty(name = "simledger.sandbox.enabled", defaultValue = "false") boolean enabled) {
    this.enabled = enabled;
  }

  // Before authentication: an operation that does not exist asks for no token.
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 1)
  void hide(ResourceInfo operation) {
    if (!enabled && isSandboxOnly(operation)) {
      throw new ApiException(ErrorCode.PATH_UNKNOWN);
    }
  }

  private static boolean isSandboxOnly(ResourceInfo operation) {
    return operation.getResourceMethod().isAnnotationPresent(SandboxOnly.class)
        || operation.getResourceClass().isAnnotationPresent(SandboxOnly.class);
  }
}
