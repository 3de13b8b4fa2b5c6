package io.simledger.transfer.permission;

import io.simledger.transfer.account.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Roles and who has them. All roles are the operator's own. */
@Path("/v1/operators/{operator_id}")
@Tag(name = "Role")
class RoleResource {
  private final Roles roles;
  private final Caller caller;

  RoleResource(Roles roles, Caller caller) {
    this.roles = roles;
    this.caller = caller;
  }

  @GET
  @Path("roles")
  public List<RoleView> listRoles(
      @RestPath("operator_id") String operatorId,
      @RestQuery @Nullable @Pattern(regexp = "operator|soracom|all") String owner) {
    caller.mustBe(operatorId);
    return "soracom".equals(owner)
        ? List.of()
        : roles.list(operatorId).stream().map(RoleView::listed).toList();
  }

  @GET
  @Path("roles/{role_id}")
  public RoleView getRole(
      @RestPath("operator_id") String operatorId, @RestPath("role_id") String roleId) {
    caller.mustBe(operatorId);
    return RoleView.of(roles.get(operatorId, roleId));
  }

  @POST
  @Path("roles/{role_id}")
  public CreatedRole createRole(
      @RestPath("operator_id") String operatorId,
      @RestPath("role_id") String roleId,
      @Valid @NotNull WriteRole request) {
    caller.mustBe(operatorId);
    roles.create(operatorId, roleId, request.descriptionOrNone(), request.permission());
    return new CreatedRole(roleId);
  }

  @PUT
  @Path("roles/{role_id}")
  public Map<String, String> updateRole(
      @RestPath("operator_id") String operatorId,
      @RestPath("role_id") String roleId,
      @Valid @NotNull WriteRole request) {
    caller.mustBe(operatorId);
    roles.update(operatorId, roleId, request.descriptionOrNone(), request.permission());
    return Map.of();
  }

  @DELETE
  @Path("roles/{role_id}")
  public void deleteRole(
      @RestPath("operator_id") String operatorId, @RestPath("role_id") String roleId) {
    caller.mustBe(operatorId);
    roles.delete(operatorId, roleId);
  }

  @GET
  @Path("users/{user_name}/roles")
  public List<RoleView> listUserRoles(
      @RestPath("operator_id") String operatorId, @RestPath("user_name") String userName) {
    caller.mustBe(operatorId);
    return roles.ofUser(operatorId, userName).stream().map(RoleView::of).toList();
  }

  @POST
  @Path("users/{user_name}/roles")
  public Map<String, String> attachRole(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @Valid @NotNull AttachRole request) {
    caller.mustBe(operatorId);
    roles.attach(operatorId, userName, request.roleId());
    return Map.of();
  }

  @DELETE
  @Path("users/{user_name}/roles/{role_id}")
  public Map<String, String> detachRole(
      @RestPath("operator_id") String operatorId,
      @RestPath("user_name") String userName,
      @RestPath("role_id") String roleId) {
    caller.mustBe(operatorId);
    roles.detach(operatorId, userName, roleId);
    return Map.of();
  }

  record WriteRole(@NotNull String permission, @Nullable @Size(max = 1000) String description) {
    String descriptionOrNone() {
      return description == null ? "" : description;
    }
  }

  record AttachRole(@NotNull String roleId) {}

  record CreatedRole(String roleId) {}

  /**
   * A role as the API shows it; times in seconds of Unix time.
   *
   * @param permission JSON in a text; absent in lists
   */
  record RoleView(
      String roleId,
      String roleName,
      String owner,
      String description,
      @Nullable String permission,
      long createDateTime,
      long updateDateTime) {

    static RoleView of(Roles.Role role) {
      return of(role, role.permission());
    }

    static RoleView listed(Roles.Role role) {
      return of(role, null);
    }

    private static RoleView of(Roles.Role role, @Nullable String permission) {
      return new RoleView(
          role.roleId(),
          role.roleId(),
          "operator",
          role.description(),
          permission,
          role.createdAt().getEpochSecond(),
          role.modifiedAt().getEpochSecond());
    }
  }
}
