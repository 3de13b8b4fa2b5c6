package io.simledger.transfer.console;

import io.simledger.transfer.account.CoverageType;
import io.simledger.transfer.auth.BrowserCookies;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;

/** What a person chooses to see: language, light or dark, coverage type. Kept in the browser. */
@Path("/console/preferences")
@Open
@Performs(Performs.NOTHING)
class PreferencesPage {
  private static final Set<String> LANGUAGES = Set.of("en", "ja");
  private static final Set<String> THEMES = Set.of("auto", "light", "dark");

  private final BrowserCookies cookies;

  PreferencesPage(BrowserCookies cookies) {
    this.cookies = cookies;
  }

  @POST
  @Path("language")
  public Response language(
      @RestForm @DefaultValue("") String language,
      @RestForm("return") @DefaultValue("") String page) {
    return chosen(BrowserCookies.LANGUAGE, language, LANGUAGES, page);
  }

  @POST
  @Path("theme")
  public Response theme(
      @RestForm @DefaultValue("") String theme, @RestForm("return") @DefaultValue("") String page) {
    return chosen(BrowserCookies.THEME, theme, THEMES, page);
  }

  /** The page that is shown may be about something of the other coverage type: back to the SIMs. */
  @POST
  @Path("coverage")
  public Response coverage(@RestForm @DefaultValue("") String coverage) {
    return chosen(
        BrowserCookies.COVERAGE,
        coverage,
        Set.of(CoverageType.JP.wireName(), CoverageType.G.wireName()),
        BrowserPaths.HOME);
  }

  private Response chosen(String name, String value, Set<String> known, String page) {
    if (!known.contains(value)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "value");
    }
    // The sign-in page is returned to as well.
    String next = page.startsWith(BrowserPaths.SIGN_IN + "?") ? page : BrowserPaths.returnTo(page);
    return Response.seeOther(URI.create(next)).cookie(cookies.choice(name, value)).build();
  }
}
