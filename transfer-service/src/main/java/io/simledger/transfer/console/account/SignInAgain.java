package io.simledger.transfer.console.account;

import io.simledger.transfer.account.Caller;
import io.simledger.transfer.auth.BrowserCookies;
import io.simledger.transfer.auth.BrowserPaths;
import io.simledger.transfer.console.HtmxAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Where a change of a password leads: it ended the sessions of the user who has it (A2). */
@ApplicationScoped
class SignInAgain {
  private final BrowserCookies cookies;

  SignInAgain(BrowserCookies cookies) {
    this.cookies = cookies;
  }

  /** To the sign-in when the password is the caller's own, otherwise to the same page. */
  Response after(String userName, Caller caller) {
    String own = caller.userName();
    if (!userName.equals(own == null ? "" : own)) {
      return HtmxAnswers.reload();
    }
    String signIn = BrowserPaths.SIGN_IN + "?expired=true&return=/console/account";
    return Response.fromResponse(
            HtmxAnswers.goTo(userName.isEmpty() ? signIn : signIn + "&as=user"))
        .cookie(cookies.noSession())
        .build();
  }
}
