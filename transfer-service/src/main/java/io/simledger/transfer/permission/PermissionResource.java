package io.simledger.transfer.permission;

import io.simledger.transfer.account.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Permissions of SAM users: each one's own, and the default ones. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "User")
class PermissionResource {
  private final Permissions permissions;
  private final Caller caller;

  PermissionResource(Permissions permissions, Caller caller) {
    this.permissions = permissions;
    this.caller = caller;
  }

  @GET
  @Path("users/{user_name}/permission")
  public UserPermission getUserPermission(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    return new UserPermission(permissions.ofUser(operatorId, userName).orElse(""));
  }

  @PUT
  @Path("users/{user_name}/permission")
  public Map<String, String> updateUserPermission(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull SetUserPermission request) {
    caller.mustBe(operatorId);
    permissions.put(operatorId, userName, request.permission());
    return Map.of();
  }

  @DELETE
  @Path("users/{user_name}/permission")
  public void deleteUserPermission(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    permissions.delete(operatorId, userName);
  }

  @GET
  @Path("users/default_permissions")
  public DefaultPermissions getDefaultPermissions(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    return new DefaultPermissions(permissions.defaults(operatorId));
  }

  @PUT
  @Path("users/default_permissions")
  @ResponseStatus(202)
  public void updateDefaultPermissions(
      @RestPath("operator_id") String operatorId, @Valid @NotNull SetDefaultPermissions request) {
    caller.mustBe(operatorId);
    permissions.putDefaults(operatorId, request.permissions());
  }

  @DELETE
  @Path("users/default_permissions")
  public void deleteDefaultPermissions(@RestPath("operator_id") String operatorId) {
    caller.mustBe(operatorId);
    permissions.deleteDefaults(operatorId);
  }

  /**
   * A user's own permission.
   *
   * @param permission JSON in a text; empty when the user has none
   */
  record UserPermission(String permission) {}

  record SetUserPermission(@NotNull String permission, @Nullable String description) {}

  record DefaultPermissions(@Nullable String defaultPermissions) {}

  record SetDefaultPermissions(@NotNull String permissions) {}
}
