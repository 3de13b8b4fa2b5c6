package io.simledger.transfer.auth;

import io.simledger.transfer.account.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** AuthKeys and password of the calling operator's root user. */
@Path("/v1/operators/{operator_id}")
class CredentialsResource {
  private final AuthKeys authKeys;
  private final Passwords passwords;
  private final Caller caller;

  CredentialsResource(AuthKeys authKeys, Passwords passwords, Caller caller) {
    this.authKeys = authKeys;
    this.passwords = passwords;
    this.caller = caller;
  }

  @GET
  @Path("auth_keys")
  public List<AuthKeyView> listOperatorAuthKeys(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return authKeys.list(operatorId).stream().map(AuthKeyView::of).toList();
  }

  @POST
  @Path("auth_keys")
  @ResponseStatus(201)
  public AuthKeys.GeneratedKey generateOperatorAuthKey(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return authKeys.generate(operatorId);
  }

  @DELETE
  @Path("auth_keys/{auth_key_id}")
  public void deleteOperatorAuthKey(
      @RestPath("operator_id") String operatorId, @RestPath("auth_key_id") String authKeyId) {
    caller.mustBe(operatorId);
    authKeys.delete(operatorId, authKeyId);
  }

  @POST
  @Path("password")
  public Map<String, String> updateOperatorPassword(
      @RestPath("operator_id") String operatorId, @Valid @NotNull UpdatePassword request) {
    caller.mustBe(operatorId);
    passwords.change(operatorId, request.currentPassword(), request.newPassword());
    return Map.of();
  }

  record UpdatePassword(@NotNull String currentPassword, @NotNull String newPassword) {}

  /** A key as the API lists it; times in seconds of Unix time. */
  record AuthKeyView(String authKeyId, long createDateTime, @Nullable Long lastUsedDateTime) {
    static AuthKeyView of(AuthKeys.ListedKey key) {
      Instant lastUsedAt = key.lastUsedAt();
      return new AuthKeyView(
          key.authKeyId(),
          key.createdAt().getEpochSecond(),
          lastUsedAt == null ? null : lastUsedAt.getEpochSecond());
    }
  }
}
