package io.simledger.transfer.auth;

import io.simledger.transfer.account.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** AuthKeys and password of the calling operator's root user. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "Operator")
class CredentialsResource {
  private final AuthKeys authKeys;
  private final RootPasswords passwords;
  private final Sessions sessions;
  private final Caller caller;

  CredentialsResource(
      AuthKeys authKeys, RootPasswords passwords, Sessions sessions, Caller caller) {
    this.authKeys = authKeys;
    this.passwords = passwords;
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Path("auth_keys")
  public List<AuthKeyView> listOperatorAuthKeys(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return authKeys.list(User.root(operatorId)).stream().map(AuthKeyView::of).toList();
  }

  @POST
  @Path("auth_keys")
  @ResponseStatus(201)
  public AuthKeys.GeneratedKey generateOperatorAuthKey(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return authKeys.generate(User.root(operatorId));
  }

  @DELETE
  @Path("auth_keys/{auth_key_id}")
  public void deleteOperatorAuthKey(
      @RestPath("operator_id") String operatorId, @RestPath("auth_key_id") String authKeyId) {
    caller.mustBe(operatorId);
    authKeys.delete(User.root(operatorId), authKeyId);
  }

  @POST
  @Path("password")
  public Map<String, String> updateOperatorPassword(
      @RestPath("operator_id") String operatorId, @Valid @NotNull UpdatePassword request) {
    caller.mustBe(operatorId);
    passwords.change(operatorId, request.currentPassword(), request.newPassword());
    return Map.of();
  }

  /** Ends all sessions of the root user, that of this call included. */
  @DELETE
  @Path("tokens")
  public void revokeOperatorAuthTokens(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    sessions.endAll(User.root(operatorId));
  }

  record UpdatePassword(@NotNull String currentPassword, @NotNull String newPassword) {}
}
