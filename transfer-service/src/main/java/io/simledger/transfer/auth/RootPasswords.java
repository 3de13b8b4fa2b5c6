package io.simledger.transfer.auth;

import io.simledger.transfer.account.Operator;
import io.simledger.transfer.account.Operators;
import io.simledger.transfer.auth.LoginFailures.Login;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Passwords of root users. */
@ApplicationScoped
public class RootPasswords {
  private final Operators operators;
  private final PasswordLogin passwordLogin;
  private final Passwords passwords;
  private final Sessions sessions;

  RootPasswords(
      Operators operators, PasswordLogin passwordLogin, Passwords passwords, Sessions sessions) {
    this.operators = operators;
    this.passwordLogin = passwordLogin;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /**
   * Changes the root user's password, which ends the sessions of the root user (A2). Wrong present
   * passwords count as failed logins.
   */
  public void change(String operatorId, String currentPassword, String newPassword) {
    Operator operator = operators.get(operatorId);
    String currentHash = operator.passwordHash();
    if (!passwordLogin.isRight(
        Login.ofRoot(operator.primaryEmail()), currentPassword, Optional.of(currentHash))) {
      throw new ApiException(ErrorCode.PASSWORD_WRONG, "currentPassword");
    }
    sessions.endAllAfterPasswordChange(
        operatorId, currentHash, passwords.hash(newPassword, operator.primaryEmail()));
  }
}
