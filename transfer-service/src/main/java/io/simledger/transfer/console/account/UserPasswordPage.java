package io.simledger.transfer.console.account;

import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.SamUsers;
import io.simledger.transfer.auth.User;
import io.simledger.transfer.auth.UserPasswords;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.console.TextValues;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The password of a SAM user. */
@Path("/console/users/{user_name}/password")
@Produces(MediaType.TEXT_HTML)
class UserPasswordPage {
  private final UserPasswords passwords;
  private final SamUsers users;
  private final SignInAgain signInAgain;
  private final Caller caller;

  UserPasswordPage(
      UserPasswords passwords, SamUsers users, SignInAgain signInAgain, Caller caller) {
    this.passwords = passwords;
    this.users = users;
    this.signInAgain = signInAgain;
    this.caller = caller;
  }

  @GET
  @Path("create")
  @Performs("User:createUserPassword")
  public TemplateInstance askToCreate(@RestPath("user_name") String userName) {
    return PasswordTemplates.setPassword(path(userName) + "/create", userName);
  }

  @POST
  @Path("create")
  @Performs("User:createUserPassword")
  public Response create(
      @RestPath("user_name") String userName, @RestForm @DefaultValue("") String password) {
    passwords.create(user(userName), password);
    return HtmxAnswers.reload();
  }

  @GET
  @Path("change")
  @Performs("User:updateUserPassword")
  public TemplateInstance askToChange(@RestPath("user_name") String userName) {
    return PasswordTemplates.changePassword(
        path(userName) + "/change", userName.equals(caller.userName()));
  }

  @POST
  @Path("change")
  @Performs("User:updateUserPassword")
  public Response change(
      @RestPath("user_name") String userName,
      @RestForm @DefaultValue("") String currentPassword,
      @RestForm @DefaultValue("") String newPassword) {
    passwords.change(user(userName), currentPassword, newPassword);
    return signInAgain.after(userName, caller);
  }

  @GET
  @Path("delete")
  @Performs("User:deleteUserPassword")
  public TemplateInstance askToDelete(@RestPath("user_name") String userName) {
    return PasswordTemplates.deletePassword(path(userName) + "/delete", userName);
  }

  @POST
  @Path("delete")
  @Performs("User:deleteUserPassword")
  public Response delete(@RestPath("user_name") String userName) {
    passwords.delete(user(userName));
    return signInAgain.after(userName, caller);
  }

  private User user(String userName) {
    users.require(caller.operatorId(), userName);
    return new User(caller.operatorId(), userName);
  }

  private static String path(String userName) {
    return "/console/users/%s/password".formatted(TextValues.pathEncoded(userName));
  }
}
