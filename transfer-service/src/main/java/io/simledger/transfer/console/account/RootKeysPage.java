package io.simledger.transfer.console.account;

import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
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

/** AuthKeys of the root user. */
@Path("/console/account/keys")
@Produces(MediaType.TEXT_HTML)
class RootKeysPage {
  private final AuthKeys authKeys;
  private final Caller caller;

  RootKeysPage(AuthKeys authKeys, Caller caller) {
    this.authKeys = authKeys;
    this.caller = caller;
  }

  @POST
  @Performs("Operator:generateOperatorAuthKey")
  public TemplateInstance generate() {
    AuthKeys.GeneratedKey key = authKeys.generate(root());
    return KeyTemplates.newKey(key, KeyList.ofRoot(authKeys.list(root())));
  }

  @GET
  @Path("{auth_key_id}/delete")
  @Performs("Operator:deleteOperatorAuthKey")
  public TemplateInstance askToDelete(@RestPath("auth_key_id") String authKeyId) {
    return KeyTemplates.deleteKey(
        "/console/account/keys/%s/delete".formatted(authKeyId), authKeyId);
  }

  @POST
  @Path("{auth_key_id}/delete")
  @Performs("Operator:deleteOperatorAuthKey")
  public Response delete(@RestPath("auth_key_id") String authKeyId) {
    authKeys.delete(root(), authKeyId);
    return HtmxAnswers.reload();
  }

  private User root() {
    return User.root(caller.operatorId());
  }
}
