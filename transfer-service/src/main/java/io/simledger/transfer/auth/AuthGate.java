package io.simledger.transfer.auth;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.PathPrefix;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Asks for API key and token before every operation under {@code /v1} but the open ones (A2). */
class AuthGate {
  private static final String GLOBAL_PREFIX = "/g";
  private static final String IS_GLOBAL = "simledger.coverage.global";

  private final Sessions sessions;
  private final CurrentCaller caller;

  AuthGate(Sessions sessions, CurrentCaller caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  /** {@code /g/v1/…} and hosts that begin with {@code g.} mean global coverage (A8). */
  @ServerRequestFilter(preMatching = true)
  void readCoverageType(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String path = uri.getRequestUri().getRawPath();
    String host = uri.getBaseUri().getHost();
    if (path.startsWith(GLOBAL_PREFIX + "/v1/")) {
      request.setProperty(IS_GLOBAL, true);
      PathPrefix.keep(request, GLOBAL_PREFIX);
      request.setRequestUri(withoutPrefix(uri.getRequestUri(), path));
    } else if (host != null && host.startsWith("g.")) {
      request.setProperty(IS_GLOBAL, true);
    }
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void authenticate(ContainerRequestContext request, ResourceInfo operation) {
    if (BrowserPaths.isPage(request.getUriInfo().getPath())) {
      // The console's own gate admits people, and knows which coverage type they chose.
      return;
    }
    caller.isAbout(request.getProperty(IS_GLOBAL) == null ? CoverageType.JP : CoverageType.G);
    if (request.getUriInfo().getPath().startsWith("/v1/") && !isOpen(operation)) {
      String apiKey = request.getHeaderString("X-Soracom-API-Key");
      String token = request.getHeaderString("X-Soracom-Token");
      if (apiKey == null || token == null) {
        throw new ApiException(ErrorCode.CREDENTIALS_INVALID);
      }
      caller.actsIn(
          sessions
              .find(apiKey, token)
              .orElseThrow(() -> new ApiException(ErrorCode.CREDENTIALS_INVALID)));
    }
  }

  /** A link to the next page leads to the coverage type of this one (A7). */
  @ServerResponseFilter
  void prefixLink(ContainerRequestContext request, ContainerResponseContext response) {
    String link = response.getHeaderString(HttpHeaders.LINK);
    if (link != null) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.LINK, link.replaceFirst("^<", "<" + PathPrefix.of(request)));
    }
  }

  private static boolean isOpen(ResourceInfo operation) {
    return operation.getResourceMethod().isAnnotationPresent(Open.class)
        || operation.getResourceClass().isAnnotationPresent(Open.class);
  }

  private static URI withoutPrefix(URI uri, String path) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    // The REST layer decodes the path of a URI that it is given, and once more what it finds there.
    return URI.create(path.substring(GLOBAL_PREFIX.length()).replace("%", "%25") + query);
  }
}
