package io.simledger.transfer.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The console's cookies: the session, and what a person chose to see. */
@ApplicationScoped
public class BrowserCookies {
  /** The chosen coverage type. */
  public static final String COVERAGE = "simledger_coverage";

  /** {@code ja} or {@code en}. */
  public static final String LANGUAGE = "simledger_language";

  /** {@code light} or {@code dark}. */
  public static final String THEME = "simledger_theme";

  private static final int YEAR = 365 * 24 * 60 * 60;

  private final URI console;

  BrowserCookies(@ConfigProperty(name = "simledger.console-url") URI console) {
    this.console = console;
  }

  /** Behind TLS the browser itself sees to it that no other host or plain page sets the cookie. */
  public String sessionName() {
    return isSecure() ? "__Host-simledger_session" : "simledger_session";
  }

  /** Ends with the browser, or with the session before that. */
  public NewCookie session(SessionKey key) {
    return cookie(sessionName(), key.cookieValue(), NewCookie.DEFAULT_MAX_AGE);
  }

  public NewCookie noSession() {
    return cookie(sessionName(), "", 0);
  }

  /** What a person chose, kept for a year. */
  public NewCookie choice(String name, String value) {
    return cookie(name, value, YEAR);
  }

  /** Whether an origin is the console: where it is published, or the host that was asked. */
  boolean isOwn(String origin, @Nullable String host) {
    return origin.equals(originOf(console))
        || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
  }

  private static String originOf(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private NewCookie cookie(String name, String value, int maxAge) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(isSecure())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private boolean isSecure() {
    return "https".equals(console.getScheme());
  }
}
