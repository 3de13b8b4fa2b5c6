package io.simledger.transfer.console.account;

import io.quarkus.qute.TemplateInstance;
import io.simledger.transfer.account.Caller;
import io.simledger.transfer.auth.RootPasswords;
import io.simledger.transfer.permission.Performs;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** The root user's password. A change ends all sessions, that of the page too. */
@Path("/console/account/password")
@Produces(MediaType.TEXT_HTML)
@Performs("Operator:updateOperatorPassword")
class RootPasswordPage {
  private final RootPasswords passwords;
  private final SignInAgain signInAgain;
  private final Caller caller;

  RootPasswordPage(RootPasswords passwords, SignInAgain signInAgain, Caller caller) {
    this.passwords = passwords;
    this.signInAgain = signInAgain;
    this.caller = caller;
  }

  @GET
  public TemplateInstance askToChange() {
    return PasswordTemplates.changePassword("/console/account/password", caller.userName() == null);
  }

  @POST
  public Response change(
      @RestForm @DefaultValue("") String currentPassword,
      @RestForm @DefaultValue("") String newPassword) {
    passwords.change(caller.operatorId(), currentPassword, newPassword);
    return signInAgain.after("", caller);
  }
}
