package io.simledger.transfer.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.auth.RootLogin;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.Language;
import io.simledger.transfer.simtransfer.OfferAcceptance;
import io.simledger.transfer.simtransfer.TransferToken;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the link in the mail to a destination (T5). Accepting asks for the root user's
 * password each time, so that no session and no forged request can accept an offer.
 */
@Path("/transfers/accept")
@Produces(MediaType.TEXT_HTML)
class AcceptPage {
  private final RootLogin login;
  private final OfferAcceptance acceptance;

  AcceptPage(RootLogin login, OfferAcceptance acceptance) {
    this.login = login;
    this.acceptance = acceptance;
  }

  @GET
  public Response show(
      @QueryParam("token") @Nullable String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    return page(200, languages, token, null, null);
  }

  @POST
  public Response accept(
      @FormParam("token") @DefaultValue("") String token,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    try {
      List<String> imsis =
          acceptance.accept(TransferToken.presented(token), login.of(email, password).operatorId());
      return page(200, languages, token, null, imsis);
    } catch (ApiException refusal) {
      String reason = refusal.errorCode().message(language(languages));
      return page(refusal.errorCode().status(), languages, token, reason, null);
    }
  }

  private static Response page(
      int status,
      @Nullable String languages,
      @Nullable String token,
      @Nullable String error,
      @Nullable List<String> imsis) {
    Locale locale = language(languages) == Language.JA ? Locale.JAPANESE : Locale.ENGLISH;
    return Response.status(status)
        .entity(Templates.accept(locale.getLanguage(), token, error, imsis).setLocale(locale))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // The address carries the token: no other site may learn it.
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static Language language(@Nullable String languages) {
    return languages != null && languages.startsWith("ja") ? Language.JA : Language.EN;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance accept(
        String language,
        @Nullable String token,
        @Nullable String error,
        @Nullable List<String> imsis);
  }
}
