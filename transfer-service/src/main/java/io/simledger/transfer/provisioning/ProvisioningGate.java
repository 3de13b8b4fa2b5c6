package io.simledger.transfer.provisioning;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.ratelimit.LoginLimit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks for the key of the installation, and hides what it would open where there is none. Wrong
 * keys count as logins of their address.
 */
class ProvisioningGate {
  private final ProvisioningKey key;
  private final LoginLimit logins;

  ProvisioningGate(ProvisioningKey key, LoginLimit logins) {
    this.key = key;
    this.logins = logins;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void admit(
      ContainerRequestContext request, ResourceInfo operation, HttpServerRequest connection) {
    if (!operation.getResourceClass().isAnnotationPresent(WithProvisioningKey.class)) {
      return;
    }
    if (!key.isConfigured()) {
      throw new ApiException(ErrorCode.PATH_UNKNOWN);
    }
    logins.requireLeft(request, connection);
    if (!key.matches(request.getHeaderString(WithProvisioningKey.HEADER))) {
      logins.count(request, connection);
      throw new ApiException(ErrorCode.CREDENTIALS_INVALID);
    }
  }
}
