package io.simledger.transfer.console.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Abilities;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.permission.Roles;
import io.simledger.transfer.sam.UserDetails;
import io.simledger.transfer.sam.UserView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Roles of the operator, and who has them. */
@Path(UserPaths.ROLES)
@Produces(MediaType.TEXT_HTML)
class RolesPage {
  private static final int MAX_DESCRIPTION = 1000;

  private final Roles roles;
  private final UserDetails users;
  private final Abilities abilities;
  private final Caller caller;

  RolesPage(Roles roles, UserDetails users, Abilities abilities, Caller caller) {
    this.roles = roles;
    this.users = users;
    this.abilities = abilities;
    this.caller = caller;
  }

  @GET
  @Performs("Role:listRoles")
  public TemplateInstance list() {
    return Templates.roles(roles.list(caller.operatorId()));
  }

  @GET
  @Path("new")
  @Performs("Role:createRole")
  public TemplateInstance askToCreate() {
    return Templates.newRole();
  }

  @POST
  @Performs("Role:createRole")
  public Response create(
      @RestForm("role_id") @DefaultValue("") FormText roleId,
      @RestForm @DefaultValue("") FormText description,
      @RestForm @DefaultValue("") FormText permission) {
    roles.create(
        caller.operatorId(),
        roleId.value().strip(),
        description.atMost(MAX_DESCRIPTION, "description"),
        permission.value());
    return HtmxAnswers.goTo(UserPaths.role(roleId.value().strip()));
  }

  @GET
  @Path("{role_id}")
  @Performs("Role:getRole")
  public TemplateInstance show(@RestPath("role_id") String roleId) {
    return Templates.role(
        roles.get(caller.operatorId(), roleId),
        UserPaths.role(roleId),
        abilities.include("Role:listRoleAttachedUsers")
            ? users.ofRole(caller.operatorId(), roleId)
            : null);
  }

  @GET
  @Path("{role_id}/edit")
  @Performs("Role:updateRole")
  public TemplateInstance askToUpdate(@RestPath("role_id") String roleId) {
    return Templates.editRole(
        UserPaths.role(roleId) + "/edit", roles.get(caller.operatorId(), roleId));
  }

  @POST
  @Path("{role_id}/edit")
  @Performs("Role:updateRole")
  public Response update(
      @RestPath("role_id") String roleId,
      @RestForm @DefaultValue("") FormText description,
      @RestForm @DefaultValue("") FormText permission) {
    roles.update(
        caller.operatorId(),
        roleId,
        description.atMost(MAX_DESCRIPTION, "description"),
        permission.value());
    return HtmxAnswers.reload();
  }

  @GET
  @Path("{role_id}/delete")
  @Performs("Role:deleteRole")
  public TemplateInstance askToDelete(@RestPath("role_id") String roleId) {
    return Templates.deleteRole(UserPaths.role(roleId) + "/delete", roleId);
  }

  @POST
  @Path("{role_id}/delete")
  @Performs("Role:deleteRole")
  public Response delete(@RestPath("role_id") String roleId) {
    roles.delete(caller.operatorId(), roleId);
    return HtmxAnswers.goTo(UserPaths.ROLES);
  }

  @CheckedTemplate(basePath = "console/users")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance roles(List<Roles.Role> all);

    static native TemplateInstance newRole();

    /** {@code users} is null where they are not to be seen. */
    static native TemplateInstance role(
        Roles.Role role, String path, @Nullable List<UserView> users);

    static native TemplateInstance editRole(String action, Roles.Role role);

    static native TemplateInstance deleteRole(String action, String roleId);
  }
}
