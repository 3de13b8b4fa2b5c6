package io.simledger.transfer.console.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.permission.Permissions;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Permissions of a SAM user's own. */
@Path("/console/users/{user_name}/permission")
@Produces(MediaType.TEXT_HTML)
class PermissionPage {
  private final Permissions permissions;
  private final Caller caller;

  PermissionPage(Permissions permissions, Caller caller) {
    this.permissions = permissions;
    this.caller = caller;
  }

  @GET
  @Performs("User:updateUserPermission")
  public TemplateInstance askToPut(@RestPath("user_name") String userName) {
    return Templates.editPermission(
        path(userName), permissions.ofUser(caller.operatorId(), userName).orElse(""));
  }

  @POST
  @Performs("User:updateUserPermission")
  public Response put(
      @RestPath("user_name") String userName, @RestForm @DefaultValue("") FormText permission) {
    permissions.put(caller.operatorId(), userName, permission.value());
    return HtmxAnswers.reload();
  }

  @GET
  @Path("delete")
  @Performs("User:deleteUserPermission")
  public TemplateInstance askToDelete(@RestPath("user_name") String userName) {
    return Templates.deletePermission(path(userName) + "/delete", userName);
  }

  @POST
  @Path("delete")
  @Performs("User:deleteUserPermission")
  public Response delete(@RestPath("user_name") String userName) {
    permissions.delete(caller.operatorId(), userName);
    return HtmxAnswers.reload();
  }

  private static String path(String userName) {
    return UserPaths.user(userName) + "/permission";
  }

  @CheckedTemplate(basePath = "console/users")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance editPermission(String action, String permission);

    /** Asks before the user loses its own permission, or all users the default, for no name. */
    static native TemplateInstance deletePermission(String action, String userName);
  }
}
