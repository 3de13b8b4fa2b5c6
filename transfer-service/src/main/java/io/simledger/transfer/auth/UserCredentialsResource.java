package io.simledger.transfer.auth;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.SamUsers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** AuthKeys, passwords and sessions of SAM users. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "User")
class UserCredentialsResource {
  private final SamUsers users;
  private final AuthKeys authKeys;
  private final UserPasswords passwords;
  private final Sessions sessions;
  private final Caller caller;

  UserCredentialsResource(
      SamUsers users,
      AuthKeys authKeys,
      UserPasswords passwords,
      Sessions sessions,
      Caller caller) {
    this.users = users;
    this.authKeys = authKeys;
    this.passwords = passwords;
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Path("users/{user_name}/auth_keys")
  public List<AuthKeyView> listUserAuthKeys(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    return authKeys.list(user(operatorId, userName)).stream().map(AuthKeyView::of).toList();
  }

  @POST
  @Path("users/{user_name}/auth_keys")
  public AuthKeys.GeneratedKey generateUserAuthKey(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    return authKeys.generate(user(operatorId, userName));
  }

  @GET
  @Path("users/{user_name}/auth_keys/{auth_key_id}")
  public AuthKeyView getUserAuthKey(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @RestPath("auth_key_id") String authKeyId) {
    return AuthKeyView.of(authKeys.get(user(operatorId, userName), authKeyId));
  }

  @DELETE
  @Path("users/{user_name}/auth_keys/{auth_key_id}")
  public void deleteUserAuthKey(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @RestPath("auth_key_id") String authKeyId) {
    authKeys.delete(user(operatorId, userName), authKeyId);
  }

  @GET
  @Path("users/{user_name}/password")
  public HasPassword hasUserPassword(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    return new HasPassword(passwords.has(user(operatorId, userName)));
  }

  @POST
  @Path("users/{user_name}/password")
  @ResponseStatus(201)
  public void createUserPassword(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull CreatePassword request) {
    passwords.create(user(operatorId, userName), request.password());
  }

  @PUT
  @Path("users/{user_name}/password")
  public Map<String, String> updateUserPassword(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull UpdatePassword request) {
    passwords.change(user(operatorId, userName), request.currentPassword(), request.newPassword());
    return Map.of();
  }

  @DELETE
  @Path("users/{user_name}/password")
  public void deleteUserPassword(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    passwords.delete(user(operatorId, userName));
  }

  /** Ends all sessions of the user. */
  @DELETE
  @Path("users/{user_name}/tokens")
  public void revokeUserAuthTokens(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    users.requireKnown(operatorId, userName);
    sessions.endAll(new User(operatorId, userName));
  }

  private User user(String operatorId, String userName) {
    caller.mustBe(operatorId);
    users.require(operatorId, userName);
    return new User(operatorId, userName);
  }

  record HasPassword(boolean hasPassword) {}

  record CreatePassword(@NotNull String password) {}

  record UpdatePassword(@NotNull String currentPassword, @NotNull String newPassword) {}
}
