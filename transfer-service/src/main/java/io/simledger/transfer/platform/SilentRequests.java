package io.simledger.transfer.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes requests without a body for JSON that says nothing. Soracom's CLI names no type of what it
 * does not send, and the REST layer refuses that where a body could be.
 */
@ApplicationScoped
class SilentRequests {
  private static final int BEFORE_ROUTES = 50;

  void addFilter(@Observes Filters filters) {
    filters.register(SilentRequests::nameType, BEFORE_ROUTES);
  }

  private static void nameType(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!request.headers().contains(HttpHeaders.CONTENT_TYPE) && hasNoBody(request)) {
      request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
    }
    context.next();
  }

  private static boolean hasNoBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && (length == null || length.equals("0"));
  }
}
