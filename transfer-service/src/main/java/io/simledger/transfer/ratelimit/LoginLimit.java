package io.simledger.transfer.ratelimit;

import io.simledger.transfer.ratelimit.CallCounts.Allowance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * How often an address may try to prove who it is (A6). What is tried at once may all be looked at
 * before the first is counted.
 */
@ApplicationScoped
public class LoginLimit {
  private final CallCounts counts;
  private final RateLimitConfig config;

  LoginLimit(CallCounts counts, RateLimitConfig config) {
    this.counts = counts;
    this.config = config;
  }

  /** Counts a try, and refuses one too many. */
  public void count(ContainerRequestContext request, HttpServerRequest connection) {
    if (config.enabled()) {
      RateLimit.take(request, counts.ofAddress(address(connection), config.logins()));
    }
  }

  /** Refuses an address that has no try left, whatever it would prove; counts none. */
  public void requireLeft(ContainerRequestContext request, HttpServerRequest connection) {
    if (config.enabled()) {
      Allowance next = counts.foresee(address(connection), config.logins());
      if (!next.isEnough()) {
        RateLimit.take(request, next);
      }
    }
  }

  private static String address(HttpServerRequest connection) {
    return connection.remoteAddress().hostAddress();
  }
}
