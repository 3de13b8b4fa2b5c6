package io.simledger.transfer.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.auth.BrowserCookies;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.auth.BrowserSessions;
import io.simledger.transfer.auth.CurrentBrowserSession;
import io.simledger.transfer.auth.Open;
import io.simledger.transfer.auth.SessionKey;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Signing in and out. Each sign-in begins a session of its own; none is taken over. */
@Path(BrowserPaths.SIGN_IN)
@Produces(MediaType.TEXT_HTML)
class SignInPage {
  private final BrowserSessions sessions;
  private final BrowserCookies cookies;
  private final CurrentBrowserSession current;
  private final Shell shell;

  SignInPage(
      BrowserSessions sessions,
      BrowserCookies cookies,
      CurrentBrowserSession current,
      Shell shell) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.current = current;
    this.shell = shell;
  }

  /** What was typed in, to be shown again; never the password. */
  public record Attempt(
      boolean asUser,
      String email,
      String operatorId,
      String userName,
      String returnTo,
      boolean expired,
      @Nullable String refusal) {}

  @GET
  @Open
  @Performs(Performs.NOTHING)
  public Response show(
      @RestQuery("return") @DefaultValue(BrowserPaths.HOME) String returnTo,
      @RestQuery @DefaultValue("false") boolean expired,
      @RestQuery("as") @DefaultValue("root") String as) {
    String next = BrowserPaths.returnTo(returnTo);
    if (current.isOpen()) {
      return Response.seeOther(URI.create(next)).build();
    }
    return Response.ok(
            Templates.signIn(new Attempt(as.equals("user"), "", "", "", next, expired, null)))
        .build();
  }

  @POST
  @Open
  @Performs(value = "Auth:auth", byEveryone = true)
  public Response signIn(
      @RestForm @DefaultValue("root") String as,
      @RestForm @DefaultValue("") String email,
      @RestForm @DefaultValue("") String operatorId,
      @RestForm @DefaultValue("") String userName,
      @RestForm @DefaultValue("") String password,
      @RestForm("return") @DefaultValue("") String returnTo) {
    boolean asUser = as.equals("user");
    String next = BrowserPaths.returnTo(returnTo);
    try {
      SessionKey session =
          asUser
              ? sessions.signIn(operatorId.strip(), userName.strip(), password)
              : sessions.signIn(email.strip(), password);
      return Response.seeOther(URI.create(next)).cookie(cookies.session(session)).build();
    } catch (ApiException refusal) {
      String reason = refusal.errorCode().message(shell.errorLanguage());
      return Response.status(refusal.errorCode().status())
          .entity(
              Templates.signIn(
                  new Attempt(asUser, email, operatorId, userName, next, false, reason)))
          .build();
    }
  }

  @POST
  @Path("logout")
  @Performs(value = "Auth:logout", byEveryone = true)
  public Response signOut(@RestQuery("return") @DefaultValue(BrowserPaths.HOME) String returnTo) {
    sessions.signOut();
    return Response.noContent()
        .cookie(cookies.noSession())
        .header("HX-Redirect", BrowserPaths.signInAndReturn(BrowserPaths.returnTo(returnTo)))
        .build();
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(Attempt attempt);
  }
}
