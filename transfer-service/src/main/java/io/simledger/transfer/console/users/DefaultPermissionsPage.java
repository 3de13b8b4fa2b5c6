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
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;

/** What every SAM user of the operator may do. */
@Path(UserPaths.DEFAULTS)
@Produces(MediaType.TEXT_HTML)
class DefaultPermissionsPage {
  private final Permissions permissions;
  private final Caller caller;

  DefaultPermissionsPage(Permissions permissions, Caller caller) {
    this.permissions = permissions;
    this.caller = caller;
  }

  @GET
  @Performs("User:getDefaultPermissions")
  public TemplateInstance show() {
    return Templates.defaultPermissions(defaults());
  }

  @GET
  @Path("edit")
  @Performs("User:updateDefaultPermissions")
  public TemplateInstance askToPut() {
    return PermissionPage.Templates.editPermission(UserPaths.DEFAULTS, defaults());
  }

  @POST
  @Performs("User:updateDefaultPermissions")
  public Response put(@RestForm @DefaultValue("") FormText permission) {
    permissions.putDefaults(caller.operatorId(), permission.value());
    return HtmxAnswers.reload();
  }

  @GET
  @Path("delete")
  @Performs("User:deleteDefaultPermissions")
  public TemplateInstance askToDelete() {
    return PermissionPage.Templates.deletePermission(UserPaths.DEFAULTS + "/delete", "");
  }

  @POST
  @Path("delete")
  @Performs("User:deleteDefaultPermissions")
  public Response delete() {
    permissions.deleteDefaults(caller.operatorId());
    return HtmxAnswers.reload();
  }

  private String defaults() {
    return Objects.requireNonNullElse(permissions.defaults(caller.operatorId()), "");
  }

  @CheckedTemplate(basePath = "console/users")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance defaultPermissions(String permission);
  }
}
