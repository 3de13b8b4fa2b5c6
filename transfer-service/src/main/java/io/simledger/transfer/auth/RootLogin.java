package io.simledger.transfer.auth;

import io.simledger.transfer.account.Actor;
import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Tells a root user by e-mail address and password. Whatever is wrong is one refusal, at one cost
 * (A1).
 */
@ApplicationScoped
public class RootLogin {
  private final Operators operators;
  private final PasswordLogin passwordLogin;
  private final CurrentCaller caller;

  RootLogin(Operators operators, PasswordLogin passwordLogin, CurrentCaller caller) {
    this.operators = operators;
    this.passwordLogin = passwordLogin;
    this.caller = caller;
  }

  /**
   * The operator whose root user this is.
   *
   * @throws ApiException {@link ErrorCode#AUTHENTICATION_FAILED} otherwise
   */
  public Operator of(String email, String password) {
    Optional<Operator> operator = operators.findByEmail(email);
    operator.ifPresent(found -> caller.isNamed(new Actor(found.operatorId(), null)));
    passwordLogin.require(
        LoginFailures.Login.ofRoot(email), password, operator.map(Operator::passwordHash));
    return operator.orElseThrow(Logins::failed);
  }
}
