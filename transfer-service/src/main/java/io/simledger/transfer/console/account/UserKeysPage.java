package io.simledger.transfer.console.account;

import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.account.SamUsers;
import io.simledger.transfer.auth.AuthKeys;
import io.simledger.transfer.auth.User;
import io.simledger.transfer.console.HtmxAnswers;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** AuthKeys of a SAM user. */
@Path("/console/users/{user_name}/keys")
@Produces(MediaType.TEXT_HTML)
class UserKeysPage {
  private final AuthKeys authKeys;
  private final SamUsers users;
  private final Caller caller;

  UserKeysPage(AuthKeys authKeys, SamUsers users, Caller caller) {
    this.authKeys = authKeys;
    this.users = users;
    this.caller = caller;
  }

  @POST
  @Performs("User:generateUserAuthKey")
  public TemplateInstance generate(@RestPath("user_name") String userName) {
    User user = user(userName);
    AuthKeys.GeneratedKey key = authKeys.generate(user);
    return KeyTemplates.newKey(key, KeyList.ofUser(userName, authKeys.list(user)));
  }

  @GET
  @Path("{auth_key_id}/delete")
  @Performs("User:deleteUserAuthKey")
  public TemplateInstance askToDelete(
      @RestPath("user_name") String userName, @RestPath("auth_key_id") String authKeyId) {
    return KeyTemplates.deleteKey(
        "%s/%s/delete".formatted(KeyList.pathOf(userName), authKeyId), authKeyId);
  }

  @POST
  @Path("{auth_key_id}/delete")
  @Performs("User:deleteUserAuthKey")
  public Response delete(
      @RestPath("user_name") String userName, @RestPath("auth_key_id") String authKeyId) {
    authKeys.delete(user(userName), authKeyId);
    return HtmxAnswers.reload();
  }

  private User user(String userName) {
    users.require(caller.operatorId(), userName);
    return new User(caller.operatorId(), userName);
  }
}
