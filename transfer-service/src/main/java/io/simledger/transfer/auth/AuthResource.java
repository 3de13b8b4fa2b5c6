package io.simledger.transfer.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Login and logout. */
@Path("/v1/auth")
@Tag(name = "Auth")
class AuthResource {
  private final Logins logins;
  private final Sessions sessions;
  private final CurrentCaller caller;

  AuthResource(Logins logins, Sessions sessions, CurrentCaller caller) {
    this.logins = logins;
    this.sessions = sessions;
    this.caller = caller;
  }

  @POST
  @Open
  public IssuedSession auth(@Valid @NotNull AuthRequest request) {
    return request.login(logins);
  }

  @POST
  @Path("logout")
  public void logout() {
    sessions.end(caller.sessionId());
  }

  /**
   * Credentials in one of three forms (A1).
   *
   * @param tokenTimeoutSeconds wished lifetime of the token, 86,400 when absent
   */
  record AuthRequest(
      @Nullable String email,
      @Nullable String password,
      @Nullable String authKeyId,
      @Nullable String authKey,
      @Nullable String operatorId,
      @Nullable String userName,
      @Nullable Long tokenTimeoutSeconds) {

    IssuedSession login(Logins logins) {
      if (authKeyId != null && authKey != null) {
        return logins.byAuthKey(authKeyId, authKey, tokenTimeoutSeconds);
      }
      if (email != null && password != null) {
        return logins.byEmail(email, password, tokenTimeoutSeconds);
      }
      if (operatorId != null && userName != null && password != null) {
        return logins.byUserName(operatorId, userName, password, tokenTimeoutSeconds);
      }
      throw Logins.failed();
    }
  }
}
