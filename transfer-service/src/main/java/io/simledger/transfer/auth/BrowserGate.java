package io.simledger.transfer.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a console session before every page, and before every change whether a page of this
 * console sent it. The cookie is never sent from another site (SameSite); that the request comes
 * from here is checked all the same, twice: by the browser's word for where it comes from, and by a
 * token that only pages of the session know.
 */
class BrowserGate {
  static final String CSRF_HEADER = "X-CSRF-Token";

  private final Sessions sessions;
  private final BrowserCookies cookies;
  private final CurrentBrowserSession session;
  private final CurrentCaller caller;

  BrowserGate(
      Sessions sessions,
      BrowserCookies cookies,
      CurrentBrowserSession session,
      CurrentCaller caller) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.session = session;
    this.caller = caller;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  @Nullable Response admit(ContainerRequestContext request, ResourceInfo page) {
    if (!BrowserPaths.isPage(request.getUriInfo().getPath())) {
      return null;
    }
    boolean isChange = !request.getMethod().equals(HttpMethod.GET);
    if (isChange && !isFromHere(request)) {
      throw new ApiException(ErrorCode.REQUEST_FORGED);
    }
    Optional<SessionKey> key = key(request);
    Optional<Sessions.Session> found =
        key.flatMap(presented -> sessions.find(presented.sessionId(), presented.secret()));
    if (found.isPresent()) {
      session.isOf(key.get());
      caller.actsIn(found.get());
      caller.isAbout(coverage(request));
    }
    if (isOpen(page)) {
      return null;
    }
    if (found.isEmpty()) {
      return key.isEmpty() && isLinkFromElsewhere(request)
          ? comeAgain()
          : askToSignIn(request, key.isPresent());
    }
    if (isChange && !carriesToken(request)) {
      throw new ApiException(ErrorCode.REQUEST_FORGED);
    }
    return null;
  }

  private Optional<SessionKey> key(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(cookies.sessionName()))
        .map(Cookie::getValue)
        .flatMap(SessionKey::of);
  }

  private static CoverageType coverage(ContainerRequestContext request) {
    Cookie chosen = request.getCookies().get(BrowserCookies.COVERAGE);
    return chosen != null && chosen.getValue().equals(CoverageType.G.wireName())
        ? CoverageType.G
        : CoverageType.JP;
  }

  /** Browsers of today tell by {@code Sec-Fetch-Site}, and all of them by {@code Origin}. */
  private boolean isFromHere(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    return (site == null || site.equals("same-origin"))
        && (origin != null && cookies.isOwn(origin, request.getHeaderString("Host")));
  }

  private boolean carriesToken(ContainerRequestContext request) {
    String token = request.getHeaderString(CSRF_HEADER);
    return token != null
        && MessageDigest.isEqual(token.getBytes(UTF_8), session.csrfToken().getBytes(UTF_8));
  }

  private static boolean isOpen(ResourceInfo page) {
    return page.getResourceMethod().isAnnotationPresent(Open.class)
        || page.getResourceClass().isAnnotationPresent(Open.class);
  }

  private static boolean isLinkFromElsewhere(ContainerRequestContext request) {
    return request.getMethod().equals(HttpMethod.GET)
        && "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"));
  }

  /**
   * Who follows a link of a mail comes without the cookie, signed in or not; the browser sends it
   * when the page itself leads to itself.
   */
  private static Response comeAgain() {
    return Response.ok(
            "<!DOCTYPE html><html lang=\"en\"><title>simledger</title>"
                + "<meta http-equiv=\"refresh\" content=\"0\"></html>",
            MediaType.TEXT_HTML_TYPE)
        .build();
  }

  /** Pages lead to the sign-in and back; parts of a page let the whole page go there. */
  private static Response askToSignIn(ContainerRequestContext request, boolean hadSession) {
    boolean isPart = request.getHeaderString("HX-Request") != null;
    String page = isPart ? currentPage(request) : pathAndQuery(request.getUriInfo());
    String signIn = BrowserPaths.signInAndReturn(page) + (hadSession ? "&expired=true" : "");
    return isPart
        ? Response.noContent().header("HX-Redirect", signIn).build()
        : Response.seeOther(URI.create(signIn)).build();
  }

  private static String currentPage(ContainerRequestContext request) {
    String current = request.getHeaderString("HX-Current-URL");
    try {
      return current == null ? BrowserPaths.HOME : pathAndQuery(URI.create(current));
    } catch (IllegalArgumentException e) {
      return BrowserPaths.HOME;
    }
  }

  private static String pathAndQuery(UriInfo uri) {
    return pathAndQuery(uri.getRequestUri());
  }

  private static String pathAndQuery(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
