package io.simledger.transfer.console.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.permission.Roles;
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

/** Roles that a SAM user has. */
@Path("/console/users/{user_name}/roles")
@Produces(MediaType.TEXT_HTML)
class UserRolesPage {
  private final Roles roles;
  private final Caller caller;

  UserRolesPage(Roles roles, Caller caller) {
    this.roles = roles;
    this.caller = caller;
  }

  @GET
  @Performs("Role:listRoles")
  public TemplateInstance askToAttach(@RestPath("user_name") String userName) {
    return Templates.attachRole(
        UserPaths.user(userName) + "/roles", roles.list(caller.operatorId()));
  }

  @POST
  @Performs("Role:attachRole")
  public Response attach(
      @RestPath("user_name") String userName,
      @RestForm("role_id") @DefaultValue("") FormText roleId) {
    roles.attach(caller.operatorId(), userName, roleId.value());
    return HtmxAnswers.reload();
  }

  @POST
  @Path("{role_id}/delete")
  @Performs("Role:detachRole")
  public Response detach(
      @RestPath("user_name") String userName, @RestPath("role_id") String roleId) {
    roles.detach(caller.operatorId(), userName, roleId);
    return HtmxAnswers.reload();
  }

  @CheckedTemplate(basePath = "console/users")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance attachRole(String action, List<Roles.Role> roles);
  }
}
