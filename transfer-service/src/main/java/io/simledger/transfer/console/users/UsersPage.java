package io.simledger.transfer.console.users;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.SamUsers;
import io.simledger.transfer.console.FormText;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.console.account.KeyList;
import io.simledger.transfer.permission.Abilities;
import io.simledger.transfer.permission.HeldStatement;
import io.simledger.transfer.permission.Performs;
import io.simledger.transfer.permission.Permissions;
import io.simledger.transfer.sam.UserDetails;
import io.simledger.transfer.sam.UserView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** SAM users: their list, and each of them. */
@Path(UserPaths.USERS)
@Produces(MediaType.TEXT_HTML)
class UsersPage {
  private static final int MAX_DESCRIPTION = 1000;

  private final SamUsers users;
  private final UserDetails details;
  private final Permissions permissions;
  private final Abilities abilities;
  private final Caller caller;

  UsersPage(
      SamUsers users,
      UserDetails details,
      Permissions permissions,
      Abilities abilities,
      Caller caller) {
    this.users = users;
    this.details = details;
    this.permissions = permissions;
    this.abilities = abilities;
    this.caller = caller;
  }

  @GET
  @Performs("User:listUsers")
  public TemplateInstance list() {
    return Templates.users(details.list(caller.operatorId()));
  }

  @GET
  @Path("new")
  @Performs("User:createUser")
  public TemplateInstance askToCreate() {
    return Templates.newUser();
  }

  @POST
  @Performs("User:createUser")
  public Response create(
      @RestForm("user_name") @DefaultValue("") FormText userName,
      @RestForm @DefaultValue("") FormText description) {
    users.create(
        caller.operatorId(),
        userName.value().strip(),
        description.atMost(MAX_DESCRIPTION, "description"));
    return HtmxAnswers.goTo(UserPaths.user(userName.value().strip()));
  }

  @GET
  @Path("{user_name}")
  @Performs("User:getUser")
  public TemplateInstance show(@RestPath("user_name") String userName) {
    return Templates.user(shown(details.get(caller.operatorId(), userName)));
  }

  @GET
  @Path("{user_name}/description")
  @Performs("User:updateUser")
  public TemplateInstance askToDescribe(@RestPath("user_name") String userName) {
    return Templates.describeUser(
        UserPaths.user(userName) + "/description",
        details.get(caller.operatorId(), userName).description());
  }

  @POST
  @Path("{user_name}/description")
  @Performs("User:updateUser")
  public Response describe(
      @RestPath("user_name") String userName, @RestForm @DefaultValue("") FormText description) {
    users.describe(
        caller.operatorId(), userName, description.atMost(MAX_DESCRIPTION, "description"));
    return HtmxAnswers.reload();
  }

  @GET
  @Path("{user_name}/delete")
  @Performs("User:deleteUser")
  public TemplateInstance askToDelete(@RestPath("user_name") String userName) {
    return Templates.deleteUser(UserPaths.user(userName) + "/delete", userName);
  }

  @POST
  @Path("{user_name}/delete")
  @Performs("User:deleteUser")
  public Response delete(@RestPath("user_name") String userName) {
    users.delete(caller.operatorId(), userName);
    return HtmxAnswers.goTo(UserPaths.USERS);
  }

  private ShownUser shown(UserView user) {
    boolean seesAll =
        abilities.includeOf(user.userName(), "Role:listUserRoles")
            && abilities.include("User:getDefaultPermissions");
    return new ShownUser(
        user.userName(),
        UserPaths.user(user.userName()),
        user.description(),
        user.hasPassword(),
        user.permission() == null ? "" : user.permission(),
        user.roleList(),
        KeyList.of(user),
        Instant.ofEpochSecond(user.createDateTime()),
        Instant.ofEpochSecond(user.updateDateTime()),
        seesAll ? permissions.held(caller.operatorId(), user.userName()) : null);
  }

  /**
   * A user as its page shows it.
   *
   * @param permission empty when it has none of its own
   * @param held null where the default permissions or the roles are not to be seen
   */
  public record ShownUser(
      String name,
      String path,
      String description,
      boolean hasPassword,
      String permission,
      List<UserView.RoleView> roles,
      KeyList keys,
      Instant createdAt,
      Instant modifiedAt,
      @Nullable List<HeldStatement> held) {}

  @CheckedTemplate(basePath = "console/users")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance users(List<UserView> all);

    static native TemplateInstance newUser();

    static native TemplateInstance user(ShownUser user);

    static native TemplateInstance describeUser(String action, String description);

    static native TemplateInstance deleteUser(String action, String userName);
  }
}
