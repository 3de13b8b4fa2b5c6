package io.simledger.transfer.console;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.account.Coverages;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.auth.BrowserCookies;
import io.simledger.transfer.error.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What stands around every page: who is signed in, in which language, for which coverage type. */
@RequestScoped
@Named("shell")
public class Shell {
  private static final Set<String> THEMES = Set.of("light", "dark");

  private final Caller caller;
  private final Coverages coverages;
  private final Operators operators;
  private final HttpHeaders headers;
  private final UriInfo request;
  private final boolean hasSandbox;

  Shell(
      Caller caller,
      Coverages coverages,
      Operators operators,
      HttpHeaders headers,
      UriInfo request,
      @ConfigProperty(name = "simledger.sandbox.enabled", defaultValue = "false")
          boolean hasSandbox) {
    this.caller = caller;
    this.coverages = coverages;
    this.operators = operators;
    this.headers = headers;
    this.request = request;
    this.hasSandbox = hasSandbox;
  }

  /** Chosen in the console, or else what the browser asks for first; English or Japanese. */
  public Locale locale() {
    String chosen = cookie(BrowserCookies.LANGUAGE);
    String languages = chosen != null ? chosen : headers.getHeaderString("Accept-Language");
    return languages != null && languages.startsWith("ja") ? Locale.JAPANESE : Locale.ENGLISH;
  }

  /** {@code en} or {@code ja}. */
  public String language() {
    return locale().getLanguage();
  }

  /** The language of refusals. */
  public Language errorLanguage() {
    return locale().equals(Locale.JAPANESE) ? Language.JA : Language.EN;
  }

  /** {@code light}, {@code dark}, or {@code auto}: as the machine is set. */
  public String theme() {
    String chosen = cookie(BrowserCookies.THEME);
    return chosen != null && THEMES.contains(chosen) ? chosen : "auto";
  }

  public String operatorId() {
    return caller.operatorId();
  }

  /** The SAM user's name, or the root user's e-mail address. */
  public String userName() {
    String userName = caller.userName();
    return userName != null ? userName : operators.get(caller.operatorId()).primaryEmail();
  }

  public String coverage() {
    return caller.coverageType().wireName();
  }

  /** Whether the operator has both coverage types, so that there is something to choose. */
  public List<String> coverages() {
    return coverages.of(caller.operatorId()).stream().map(CoverageType::wireName).toList();
  }

  /** The page that is shown, to come back to it. */
  public String page() {
    URI uri = request.getRequestUri();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /** Whether clock and mailbox are there. */
  public boolean hasSandbox() {
    return hasSandbox;
  }

  private @Nullable String cookie(String name) {
    Cookie cookie = headers.getCookies().get(name);
    return cookie == null ? null : cookie.getValue();
  }
}
