package io.simledger.transfer.ratelimit;

import io.simledger.transfer.account.Actor;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.ApiOperation;
import io.simledger.transfer.ratelimit.CallCounts.Allowance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Refuses calls over the limit, and tells in every answer what is left of it (A6). */
class RateLimit {
  private static final String ALLOWANCE = "simledger.rateLimit.allowance";
  private static final ApiOperation LOGIN = new ApiOperation("Auth", "auth");

  private final CallCounts counts;
  private final LoginLimit logins;
  private final RateLimitConfig config;
  private final Caller caller;

  RateLimit(CallCounts counts, LoginLimit logins, RateLimitConfig config, Caller caller) {
    this.counts = counts;
    this.logins = logins;
    this.config = config;
    this.caller = caller;
  }

  // Once it is known who calls, and before anything is done for the call.
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 1)
  void count(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest connection) {
    if (!config.enabled()) {
      return;
    }
    Actor actor = caller.actor();
    if (isLogin(resource.getResourceMethod())) {
      // Also of somebody who has a session: it says nothing of who is to be logged in.
      logins.count(request, connection);
    } else if (actor != null) {
      String group = group(request.getUriInfo().getPath());
      take(request, counts.ofOperator(actor.operatorId(), group, config.calls()));
    }
  }

  private static boolean isLogin(Method method) {
    return ApiOperation.isOneOf(method) && ApiOperation.of(method).equals(LOGIN);
  }

  /** Lets the answer tell what is left, and refuses the call if that is not enough. */
  static void take(ContainerRequestContext request, Allowance allowance) {
    request.setProperty(ALLOWANCE, allowance);
    if (!allowance.isEnough()) {
      throw new ApiException(ErrorCode.RATE_LIMITED);
    }
  }

  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(ALLOWANCE) instanceof Allowance allowance) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("X-Soracom-Ratelimit-Limit", allowance.limit());
      headers.putSingle("X-Soracom-Ratelimit-Remaining", allowance.remaining());
      headers.putSingle(
          "X-Soracom-Ratelimit-Seconds-Before-Refresh", allowance.secondsBeforeRefresh());
      if (!allowance.isEnough()) {
        headers.putSingle(HttpHeaders.RETRY_AFTER, allowance.secondsBeforeRefresh());
      }
    }
  }

  /** The first part of the path after the version. */
  private static String group(String path) {
    String[] parts = path.split("/", 4);
    return parts.length > 2 ? parts[2] : "";
  }
}
