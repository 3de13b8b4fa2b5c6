package io.simledger.transfer.audit;

import io.simledger.transfer.account.Actor;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.PathTemplate;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.platform.PathPrefix;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Records every call of the API whose operator is known, refused ones and failed logins included,
 * and the same of sign-ins to the console and what is changed from there.
 */
class AuditFilter {
  private static final String CALLED_AT = "simledger.audit.calledAt";
  private static final int MAX_PATH = 500;

  /** Variables of paths that are secrets. */
  private static final List<String> SECRETS = List.of("token", "coupon_code");

  private final AuditLog log;
  private final Caller caller;
  private final InstantSource clock;

  AuditFilter(AuditLog log, Caller caller, InstantSource clock) {
    this.log = log;
    this.caller = caller;
    this.clock = clock;
  }

  @ServerRequestFilter(preMatching = true)
  void begin(ContainerRequestContext request) {
    request.setProperty(CALLED_AT, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  @ServerResponseFilter
  void record(
      ContainerRequestContext request,
      ContainerResponseContext response,
      ResourceInfo resource,
      HttpServerRequest connection) {
    Actor actor = caller.actor();
    if (actor != null && isRecorded(request, resource)) {
      log.record(
          new AuditedCall(
              actor.operatorId(),
              actor.userName(),
              ApiOperation.of(resource.getResourceMethod()).toString(),
              PathTemplate.of(resource.getResourceClass(), resource.getResourceMethod()),
              path(request),
              response.getStatus(),
              connection.remoteAddress().hostAddress(),
              (Instant) request.getProperty(CALLED_AT)));
    }
  }

  private static boolean isRecorded(ContainerRequestContext request, ResourceInfo resource) {
    return request.getUriInfo().getPath().startsWith("/v1/")
        || (!request.getMethod().equals(HttpMethod.GET)
            && resource.getResourceMethod() != null
            && ApiOperation.isOneOf(resource.getResourceMethod()));
  }

  private static String path(ContainerRequestContext request) {
    String path = PathPrefix.of(request) + request.getUriInfo().getPath();
    for (String secret : SECRETS) {
      for (String value :
          request.getUriInfo().getPathParameters().getOrDefault(secret, List.of())) {
        path = path.replace(value, "***");
      }
    }
    return path.length() > MAX_PATH ? path.substring(0, MAX_PATH) : path;
  }
}
